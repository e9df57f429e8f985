import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { findJupyter, project, pythonOf } from "./jupyter.js";

const jupyter = findJupyter();
const python = pythonOf(jupyter);
const script = fileURLToPath(new URL("./validate.py", import.meta.url));

/** What nbformat's own validator says of each file; nothing where it is in order. */
async function validate(files: readonly string[]): Promise<Map<string, string | null>> {
  const { stdout } = await promisify(execFile)(python, [script, ...files], { timeout: 110_000 });
  return new Map(
    stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line)),
  );
}

describe.skipIf(!jupyter && !process.env.CI)("nbformat's own validator", () => {
  it("finds every lesson in order", { timeout: 120_000 }, async () => {
    const folder = join(project, "notebooks");
    const names = (await readdir(folder)).filter((name) => name.endsWith(".ipynb"));
    const found = await validate(names.map((name) => join(folder, name)));
    expect(found.size).toBe(names.length);
    expect([...found].filter(([, wrong]) => wrong !== null)).toEqual([]);
  });

  it("finds outputs where none may be", { timeout: 120_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "overlap-nbformat-"));
    try {
      const lesson = join(project, "notebooks", "00-start-here.ipynb");
      const notebook = JSON.parse(await readFile(lesson, "utf8"));
      notebook.cells[0].outputs = "none";
      const file = join(folder, "bad.ipynb");
      await writeFile(file, JSON.stringify(notebook));
      expect((await validate([file])).get(file)).toContain("outputs");
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
