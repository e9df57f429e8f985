import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openProgram, standingProgram } from "#cli/program";
import { code, lesson, prose } from "../press/page/lesson.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overlap-program-"));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  await put("package-lock.json", "1");
  await put("dist/lab/time/index.js", 'export { now } from "./now.js";');
  await put("src/lab/time/index.ts", 'export { now } from "./now.js";');
  await put("notebooks/data.json", "1");
});
afterEach(() => rm(folder, { recursive: true }));

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

const source = 'import "overlap/time"; new URL("./data.json", import.meta.url);';
const notebook = (words = "Words.", run = source) =>
  lesson("00-a", [prose("a", words), code("b", run)], {
    file: join(folder, "notebooks/00-a.ipynb"),
  }).notebook;

describe("standingProgram(root).keyOf(notebook)", () => {
  it("is the same as of a program that knows nothing yet, for prose and code", () => {
    for (const one of [notebook(), notebook("Other."), notebook("Other.", "1;"), notebook()]) {
      expect(standingProgram(folder).keyOf(one)).toBe(openProgram(folder).keyOf(one));
    }
  });

  it("reads files of the program once, and others again at each build", async () => {
    const one = notebook();
    const key = standingProgram(folder).keyOf(one);
    await put("dist/lab/time/index.js", "export {};");
    expect(standingProgram(folder).keyOf(one)).toBe(key);
    await put("notebooks/data.json", "2");
    const other = standingProgram(folder).keyOf(one);
    expect(other).not.toBe(key);
    await put("notebooks/data.json", "1");
    expect(standingProgram(folder).keyOf(one)).toBe(key);
    await rm(join(folder, "notebooks/data.json"));
    expect([key, other]).not.toContain(standingProgram(folder).keyOf(one));
  });
});

describe("openProgram(root).modules()", () => {
  it("gives the same objects until a module has another test", async () => {
    const program = openProgram(folder);
    const first = await program.modules();
    expect(first).toMatchObject([{ name: "time", exports: { now: "now.ts" }, tests: [] }]);
    expect(await program.modules()).toBe(first);
    await put("test/lab/time/now.test.ts", "");
    expect(await program.modules()).toMatchObject([{ tests: ["test/lab/time/now.test.ts"] }]);
  });
});
