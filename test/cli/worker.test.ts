import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { connect, finished, type JobServer } from "overlap/jobs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startProgram } from "./program.js";

const file = fileURLToPath(new URL("../../src/cli/overlap.mjs", import.meta.url));

const overlap = (...args: string[]) => startProgram(file, args, { timeout: 25_000 });

describe("overlap worker", () => {
  let server: JobServer;
  beforeAll(async () => {
    server = await connect({ url: undefined });
  });
  afterAll(() => server.close());

  it("works for the queue of the command that the server gives, and ends its job when it is stopped", async () => {
    const command = server.workerCommand("elsewhere").split(" ");
    expect(command.slice(0, 3)).toEqual(["npx", "overlap", "worker"]);
    const { child, said, ended } = overlap(...command.slice(2), "--url", server.url);
    const queue = server.queue("elsewhere");
    const job = await queue.add("wait", { label: "one", ms: 300 });
    while (!said.out.includes("one: start")) await once(child.stdout, "data");
    child.kill("SIGTERM");
    expect((await ended).code).toBe(0);
    const [done] = await finished(queue, [job]);
    expect(done).toMatchObject({ attemptsStarted: 1 });
    expect(done!.failedReason ?? "").toBe("");
  });

  it.each([
    [["worker", "--queue", "q"], /^overlap worker: .*$/],
    [
      ["worker", "--url", "redis://localhost", "--space", "s"],
      /^overlap worker: --queue is missing; .*$/,
    ],
    [["woker"], /^overlap: expected worker, not "woker"$/],
  ])("refuses %j in one line", async (args, line) => {
    const { code, err } = await overlap(...args).ended;
    expect(code).toBe(1);
    expect(err.trim()).toMatch(line);
  });
});
