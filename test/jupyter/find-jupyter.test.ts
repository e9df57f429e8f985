import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findJupyter } from "#jupyter";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "overlap-find-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** A `jupyter` that says what it is told to. */
async function fake(folder: string, code: string): Promise<string> {
  const file = join(root, folder, "jupyter");
  await mkdir(join(root, folder), { recursive: true });
  await writeFile(file, `#!${process.execPath}\n${code}`);
  await chmod(file, 0o755);
  return file;
}
const says = (version: string) => `console.log(${JSON.stringify(version)})`;
const path = (...folders: string[]) => folders.map((one) => join(root, one)).join(delimiter);

// A file that is run by its first line is a thing of POSIX.
describe.skipIf(process.platform === "win32")("findJupyter(root, environment)", () => {
  it("finds nothing where there is none", async () => {
    expect(await findJupyter(root, { PATH: path("empty") })).toBeUndefined();
  });

  it("prefers the project's .venv to the PATH", async () => {
    const command = await fake(".venv/bin", says("4.6.6"));
    await fake("other", says("4.1.0"));
    expect(await findJupyter(root, { PATH: path("other") })).toEqual({
      command,
      version: "4.6.6",
      where: ".venv",
    });
  });

  it("passes over one without JupyterLab, and over one that is too old", async () => {
    await fake("broken", 'console.error("no lab"); process.exit(1)');
    await fake("old", says("3.6.1"));
    const command = await fake("good", says("warning: x\n4.2.1"));
    const found = await findJupyter(root, { PATH: path("broken", "old", "good") });
    expect(found).toEqual({ command, version: "4.2.1", where: "the PATH" });
  });

  it("takes the one that OVERLAP_JUPYTER names before all others", async () => {
    await fake(".venv/bin", says("4.6.6"));
    const command = await fake("named", says("5.0.0"));
    expect((await findJupyter(root, { OVERLAP_JUPYTER: command }))?.command).toBe(command);
  });

  it("says what is wrong with the one that OVERLAP_JUPYTER names", async () => {
    const command = await fake("named", says("3.0.0"));
    await expect(findJupyter(root, { OVERLAP_JUPYTER: command })).rejects.toThrow(
      `OVERLAP_JUPYTER: expected the jupyter of a JupyterLab 4, ${command} has 3.0.0`,
    );
    await expect(findJupyter(root, { OVERLAP_JUPYTER: join(root, "gone") })).rejects.toThrow(
      "OVERLAP_JUPYTER: expected the jupyter of a JupyterLab 4",
    );
  });
});
