import { describe, expect, it } from "vitest";
import type { Cell } from "#press/notebook";
import { type KeepSections, type Lesson, memoryCache, renderPage } from "#press/page";
import { keptSections } from "#press/site";
import { code, display, entry, lesson, prose } from "../page/lesson.js";

const term = (name: string, means: string) => {
  return { term: name, means, explained: "09-z#a", shown: "09-z#a" };
};
const course = { title: "Overlap", pitch: "p" };
const around = () => ({
  course,
  entries: [entry("00-a"), entry("01-b")],
  terms: [term("latency", "A wait.")],
});

const drawing = '<svg viewBox="0 0 9 9"><g id="g"><rect width="9" height="9"/></g></svg>';
const cells = (changes: Record<string, Partial<Cell>> = {}): Cell[] =>
  [
    prose("top", "# A\n\nWords."),
    prose("sizes", "## Sizes\n\nThe latency."),
    code("run", "f();", [display({ "image/svg+xml": drawing })]),
    code("solve", "f();", [], ["solution"]),
    prose("end", "### Sizes\n\nMore latency, as [above](#sizes). [On](./01-b.ipynb)"),
  ].map((cell) => ({ ...cell, ...changes[cell.id] }));

/** Makes pages of one lesson, again and again, and tells which of its sections were made. */
function pages() {
  const cache = memoryCache();
  return async (given: Lesson, told = around()) => {
    const made: string[] = [];
    const sections = await keptSections({ cache, lesson: "00-a", around: JSON.stringify(told) });
    const keep: KeepSections = (shared) => {
      const keepOne = sections.keep(shared);
      return (cell, ingredients, make) =>
        keepOne(cell, ingredients, () => {
          made.push(cell);
          return make();
        });
    };
    const page = await renderPage(given, { ...told, cache, keep });
    await sections.close();
    expect(page).toEqual(await renderPage(given, { ...told, cache: memoryCache() }));
    return made;
  };
}

const all = ["top", "sizes", "run", "solve", "end"];

describe("keptSections(options), where a page is made again, makes", () => {
  it.each<[string, Lesson, string[]]>([
    ["nothing of a lesson that is the same", lesson("00-a", cells()), []],
    [
      "the cell whose prose has changed",
      lesson("00-a", cells({ end: { source: "### Sizes\n\nOther words." } })),
      ["end"],
    ],
    [
      "the prose after a heading that has another name, and no code",
      lesson("00-a", cells({ sizes: { source: "## Lengths\n\nThe latency." } })),
      ["sizes", "end"],
    ],
    [
      "the prose from a term's new first use to its old one, and no code",
      lesson("00-a", cells({ top: { source: "# A\n\nLatency." } })),
      ["top", "sizes"],
    ],
    [
      "the prose after a title that is none any more",
      lesson("00-a", cells({ top: { source: "Words." } })),
      ["top", "sizes", "end"],
    ],
    [
      "the cell whose code has changed",
      lesson("00-a", cells({ run: { source: "g();" } })),
      ["run"],
    ],
    [
      "the cell whose output has changed",
      lesson("00-a", cells({ run: { outputs: [display({ "text/plain": "9" })] } })),
      ["run"],
    ],
    [
      "the cell that took another time",
      { ...lesson("00-a", cells()), cellSeconds: { run: 2 } },
      ["run"],
    ],
    [
      "the cell that has another tag",
      lesson("00-a", cells({ run: { tags: ["solution"] } })),
      ["run"],
    ],
    [
      "all of a lesson that imports another module",
      lesson("00-a", cells({ run: { source: 'import "overlap/time";' } })),
      all,
    ],
    [
      "all that are left of a lesson with a cell less",
      lesson("00-a", cells().slice(0, -1)),
      all.slice(0, -1),
    ],
  ])("%s", async (_, changed, expected) => {
    const made = pages();
    expect(await made(lesson("00-a", cells()))).toEqual(all);
    expect(await made(changed)).toEqual(expected);
    expect(await made(changed)).toEqual([]);
  });

  it("all where what surrounds the lesson has changed: a term, a lesson's title", async () => {
    const made = pages();
    const same = lesson("00-a", cells());
    await made(same);
    expect(await made(same, { ...around(), terms: [term("latency", "A delay.")] })).toEqual(all);
    const renamed = [entry("00-a"), entry("01-b", { file: "other.html" })];
    expect(await made(same, { ...around(), entries: renamed })).toEqual(all);
  });

  it("what an earlier page had, though the one between did not: no more than one page is kept", async () => {
    const made = pages();
    await made(lesson("00-a", cells()));
    await made(lesson("00-a", cells({ end: { source: "Other." } })));
    expect(await made(lesson("00-a", cells()))).toEqual(["end"]);
  });

  it("keeps what is wrong in a cell, and tells it again", async () => {
    const cache = memoryCache();
    const wrong = lesson("00-a", cells({ top: { source: "[x](./gone.ipynb)" } }));
    for (let round = 0; round < 2; round++) {
      const sections = await keptSections({ cache, lesson: "00-a", around: "" });
      const { problems } = await renderPage(wrong, { ...around(), cache, keep: sections.keep });
      await sections.close();
      expect(problems).toMatchObject([{ notebook: "00-a", cell: "top" }]);
    }
  });
});
