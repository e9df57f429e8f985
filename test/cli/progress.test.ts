import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe("npm run progress", () => {
  let folder: string;
  // A project of its own, so that the learner's file here stays as it is.
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "overlap-progress-"));
    for (const part of ["dist/cli", "dist/lab/learner"]) {
      await cp(join(root, part), join(folder, part), { recursive: true });
    }
    await cp(join(root, "package.json"), join(folder, "package.json"));
    await symlink(join(root, "notebooks"), join(folder, "notebooks"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  function progress(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const env = { ...process.env, INIT_CWD: folder };
    const file = join(folder, "dist/cli/progress.js");
    return new Promise((resolve) => {
      execFile(process.execPath, [file, ...args], { env }, (error, out, err) =>
        resolve({ code: Number(error?.code ?? 0), out, err }),
      );
    });
  }

  it("shows what is open where nothing has been done", async () => {
    const { code, out } = await progress();
    expect(code).toBe(0);
    expect(out).toMatch(/^00 {2}Start here +open four-waves$/m);
    expect(out).toMatch(/^0 of \d+ lessons done, 0 of \d+ exercises passed$/m);
  });

  it("adds a file of the site to what was kept, and saves both", async () => {
    await mkdir(join(folder, ".learn"));
    const own = { overlap: 1, exercises: { "four-waves": "passed" } };
    await writeFile(join(folder, ".learn/progress.json"), JSON.stringify(own));
    const site = { overlap: 1, done: ["01-what-waits-what-works"], predictions: { "00-a.b": "x" } };
    await writeFile(join(folder, "site.json"), JSON.stringify(site));
    const { out } = await progress("--load", "site.json", "--save", "both.json");
    expect(out).toMatch(/^00 {2}Start here +done {2}passed four-waves$/m);
    expect(out).toMatch(/^01 .* done {2}open classify-programs$/m);
    expect(JSON.parse(await readFile(join(folder, "both.json"), "utf8"))).toEqual({
      overlap: 1,
      done: ["00-start-here", "01-what-waits-what-works"],
      exercises: { "four-waves": "passed" },
      predictions: { "00-a.b": "x" },
    });
    expect((await progress()).out).toBe(out);
  });

  it("refuses a file of another kind in one line, and changes nothing", async () => {
    await writeFile(join(folder, "notes.json"), '{"overlap": 7}');
    for (const [args, line] of [
      [["--load", "notes.json"], /^progress: .*notes\.json: expected a progress file .*$/],
      [["--load", "gone.json"], /^progress: .*gone\.json: there is none$/],
      [["--save", "notes.json"], /^progress: .*notes\.json is no progress file, .*$/],
      [["--lod", "x"], /^progress: .*--lod.*$/],
    ] as const) {
      const { code, err } = await progress(...args);
      expect(code).toBe(1);
      expect(err.trim()).toMatch(line);
    }
    expect(await readFile(join(folder, "notes.json"), "utf8")).toBe('{"overlap": 7}');
  });
});
