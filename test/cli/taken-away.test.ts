import { exec } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectFiles } from "#cli/project-files";
import { checkRules, type Notebook, parseNotebook } from "#press/notebook";
import { makeOwnFolder } from "./own-folder.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Runs a command in the folder as its reader would. */
function inFolder(folder: string, command: string): Promise<{ code: number; out: string }> {
  const { npm_config_local_prefix, INIT_CWD, ...env } = process.env;
  return new Promise((resolve) => {
    exec(command, { cwd: folder, env, timeout: 60_000 }, (error, out) =>
      resolve({ code: Number(error?.code ?? 0), out }),
    );
  });
}

describe("the course as it is taken away, in a folder of its own", () => {
  let folder: string;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    ({ folder, remove } = await makeOwnFolder());
  });
  afterAll(() => remove());

  it("holds nothing for the instructor, nor solutions where they are not to be had", async () => {
    const notebooks = async (edition?: "learner") =>
      [...(await projectFiles(root, edition))]
        .filter(([path]) => path.endsWith(".ipynb"))
        .map(([path, content]) => parseNotebook(Buffer.from(content).toString(), path));
    const problems = (lesson: Notebook) => checkRules(lesson, { learner: true });
    const alone = await notebooks();
    expect(alone.length).toBeGreaterThan(15);
    expect(alone.flatMap(problems)).toEqual([]);
    const taught = await notebooks("learner");
    expect(taught.flatMap(problems)).toEqual([]);
    const solutions = (lessons: Notebook[]) =>
      lessons.flatMap(({ cells }) => cells.filter(({ tags }) => tags.includes("solution"))).length;
    expect(solutions(alone)).toBeGreaterThan(15);
    expect(solutions(taught)).toBe(0);
  });

  it("is found in order by npm run doctor, which compiles nothing", {
    timeout: 70_000,
  }, async () => {
    const { code, out } = await inFolder(folder, "npm run --silent doctor -- --json");
    const { findings } = JSON.parse(out);
    const stops = findings.filter(({ mark }: { mark: string }) => mark === "stops");
    expect({ code, stops }).toEqual({ code: 0, stops: [] });
    expect(existsSync(join(folder, "dist", ".tsbuildinfo"))).toBe(false);
  });

  it("offers its own kernel and copies of its lessons", async () => {
    const { code, out } = await inFolder(folder, "npm run --silent jupyter -- --vscode");
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining("VS Code") });
    expect(await readdir(join(folder, ".learn"))).toContain("00-start-here.ipynb");
    const spec = join(folder, ".overlap", "jupyter", "kernels", "tslab", "kernel.json");
    const { argv } = JSON.parse(await readFile(spec, "utf8"));
    expect(argv.slice(1, 3)).toEqual([
      join(folder, "dist", "jupyter", "kernel.child.js"),
      join(folder, "node_modules", "tslab", "bin", "tslab"),
    ]);
  });

  it("runs a lesson with the modules of that folder, and shows their sources", {
    timeout: 70_000,
  }, async () => {
    const part = (name: string) =>
      import(pathToFileURL(join(folder, "dist", "press", name, "index.js")).href);
    const { parseNotebook } = await part("notebook");
    const { executeNotebook } = await part("run");
    const name = "02-one-after-another.ipynb";
    const file = join(folder, "notebooks", name);
    const lesson = parseNotebook(await readFile(file, "utf8"), file);
    const { cells } = lesson;
    const where = 'console.log(require.resolve("overlap/lesson"));';
    const asked = { ...lesson, cells: [{ ...cells[1], id: "where", source: where }, ...cells] };
    asked.cells[0].kind = "code";
    const { notebook } = await executeNotebook(asked, { root: folder });
    expect(notebook.cells[0].outputs[0].text.trim()).toBe(
      join(folder, "dist", "lab", "lesson", "index.js"),
    );
    const outputs = notebook.cells.flatMap((cell: { outputs?: object[] }) => cell.outputs ?? []);
    const shown = outputs.flatMap((output: { data?: object }) => Object.keys(output.data ?? {}));
    expect(shown).toContain("application/vnd.overlap.source+json");
    expect(shown).toContain("application/vnd.vegalite.v5+json");
  });
});
