import { connect, type Engine, finished, type JobServer, toQueueAddress } from "overlap/jobs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { spaceExists } from "../../../dist/lab/jobs/space.js";
import { engines } from "./servers.js";

describe("toQueueAddress(url)", () => {
  it.each<[string, Engine]>([
    ["postgres://me:secret@db.example/jobs", "PostgreSQL"],
    ["postgresql://db.example", "PostgreSQL"],
    ["redis://localhost:6379", "Redis"],
    ["rediss://localhost", "Redis"],
  ])("finds the engine of %s", (url, engine) => {
    expect(toQueueAddress(url)).toEqual({ url, engine });
  });

  it.each(["", "localhost:6379", "mysql://localhost/jobs", "postgres://", "/var/run/redis.sock"])(
    'refuses "%s" in one line',
    (url) => {
      expect(() => toQueueAddress(url)).toThrow(
        /^QUEUE_URL: expected postgres:\/\/.* or redis:\/\/.*, not ".*"$/,
      );
    },
  );

  it("keeps a password to itself", () => {
    expect(() => toQueueAddress("mysql://me:secret@db/jobs")).toThrow(
      /mysql:\/\/me:\*\*\*@db\/jobs/,
    );
  });
});

describe("connect({ url })", () => {
  it.each(["postgres://me:secret@127.0.0.1:1/jobs", "redis://:secret@127.0.0.1:1"])(
    "says in one line that nobody is at %s",
    async (url) => {
      const reason = await connect({ url }).catch((error: Error) => error.message);
      expect(reason).toMatch(/^no queue server to be used at \S+127\.0\.0\.1:1\S*: ECONNREFUSED$/);
      expect(reason).not.toContain("secret");
    },
  );
});

describe.each(Object.entries(engines))("a shared server, %s", (_engine, start) => {
  let shared: JobServer;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ server: shared, close } = await start());
  });
  afterAll(() => close());

  it("keeps the queues of two programs apart, and nothing of them when they are closed", async () => {
    const { url } = shared;
    const programs = [await connect({ url }), await connect({ url })];
    const [a, b] = programs.map((server) => server.queue("same name"));
    await programs[0]!.startWorkers("same name");
    const [mine] = await finished(a!, [await a!.add("nothing", {})]);
    await b!.add("nothing", {});
    expect(mine!.attemptsStarted).toBe(1);
    expect(await b!.getJobCounts("waiting")).toEqual({ waiting: 1 });
    for (const { space } of programs) {
      expect(await spaceExists(toQueueAddress(url), space)).toBe(true);
    }
    for (const server of programs) await server.close();
    for (const { space } of programs) {
      expect(await spaceExists(toQueueAddress(url), space)).toBe(false);
    }
    expect(await spaceExists(toQueueAddress(url), shared.space)).toBe(
      shared.engine === "PostgreSQL",
    );
  });
});
