import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { copyLessons } from "#jupyter";

let folder: string;
let from: string;
let to: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "overlap-copies-"));
  [from, to] = [join(folder, "notebooks"), join(folder, "mine")];
  await mkdir(from);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A notebook of one cell, executed or not. */
function notebook(source: string, executed = false): string {
  const outputs = executed ? [{ output_type: "stream", name: "stdout", text: ["1\n"] }] : [];
  const cell = {
    cell_type: "code",
    id: "a",
    metadata: {},
    source: [source],
    outputs,
    execution_count: executed ? 1 : null,
  };
  return JSON.stringify({
    cells: [cell],
    metadata: { kernelspec: { name: "tslab", display_name: "TypeScript" } },
    nbformat: 4,
    nbformat_minor: 5,
  });
}
const lesson = (source: string) => writeFile(join(from, "00-a.ipynb"), notebook(source));
const mine = (name = "00-a.ipynb") => readFile(join(to, name), "utf8");
const copy = async () => (await copyLessons(from, to)).map(({ state }) => state);

describe("copyLessons(from, to)", () => {
  it("copies what is not there, and does nothing the second time", async () => {
    await lesson("1");
    expect(await copy()).toEqual(["new"]);
    expect(await mine()).toBe(notebook("1"));
    expect(await copy()).toEqual(["same"]);
  });

  it("gives learners neither notes nor minutes of sections, and no new version for them", async () => {
    const plain = JSON.parse(notebook("1"));
    const text = (metadata: object, source: string) => {
      return { cell_type: "markdown", id: source.toLowerCase(), metadata, source: [source] };
    };
    const taught = (...notes: string[]) => {
      const cells = notes.map((note) => text({ slideshow: { slide_type: "notes" } }, note));
      const part = text({ overlap: { minutes: 40, core: true } }, "Part");
      const all = { ...plain, cells: [part, ...cells, ...plain.cells] };
      return writeFile(join(from, "00-a.ipynb"), JSON.stringify(all));
    };
    await taught("Ask");
    expect(await copy()).toEqual(["new"]);
    const { cells } = JSON.parse(await mine());
    expect(cells.map(({ id, metadata }: typeof plain) => [id, metadata])).toEqual([
      ["part", {}],
      ["a", {}],
    ]);
    await taught("Ask", "Wait");
    expect(await copy()).toEqual(["same"]);
  });

  it("brings a new version where the learner has only run cells", async () => {
    await lesson("1");
    await copy();
    await writeFile(join(to, "00-a.ipynb"), notebook("1", true));
    await lesson("2");
    expect(await copy()).toEqual(["updated"]);
    expect(await mine()).toBe(notebook("2"));
  });

  it("keeps what the learner has changed, as long as the lesson stays the same", async () => {
    await lesson("1");
    await copy();
    await writeFile(join(to, "00-a.ipynb"), notebook("my answer"));
    expect(await copy()).toEqual(["kept"]);
    expect(await mine()).toBe(notebook("my answer"));
  });

  it("puts a new version beside what the learner has changed, once", async () => {
    await lesson("1");
    await copy();
    await writeFile(join(to, "00-a.ipynb"), notebook("my answer"));
    await lesson("2");
    expect(await copy()).toEqual(["beside"]);
    expect(await mine()).toBe(notebook("my answer"));
    expect(await mine("00-a (new).ipynb")).toBe(notebook("2"));
    await rm(join(to, "00-a (new).ipynb"));
    expect(await copy()).toEqual(["kept"]);
    expect((await readdir(to)).filter((name) => name.endsWith(".ipynb"))).toEqual(["00-a.ipynb"]);
  });

  it("keeps a copy of unknown origin, and one that is no notebook any more", async () => {
    await lesson("1");
    await mkdir(to);
    await writeFile(join(to, "00-a.ipynb"), "broken {");
    expect(await copy()).toEqual(["beside"]);
    expect(await mine()).toBe("broken {");
  });

  it("leaves other files of the learner alone", async () => {
    await lesson("1");
    await mkdir(to);
    await writeFile(join(to, "notes.txt"), "mine");
    await copy();
    expect(await readFile(join(to, "notes.txt"), "utf8")).toBe("mine");
  });
});
