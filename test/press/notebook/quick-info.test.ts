import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openCells, parseNotebook } from "#press/notebook";
import { code, rawNotebook } from "./raw-notebook.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const sources = {
  first:
    'import { now, sleep } from "overlap/time";\n/** When it all began. */\nconst started = now();',
  second: "const pages = [{ bytes: 1 }];\nawait sleep(pages[0].bytes + started);",
  third: 'import { median as sleep } from "overlap/stats";\nsleep([1, 2]);',
  fourth: 'import { sleep } from "overlap/time";\nvar last = await sleep(1);',
};
const cells = Object.entries(sources).map(([id, source]) => code(source, { id }));
const notebook = parseNotebook(JSON.stringify(rawNotebook(cells)), "07-sample.ipynb");
const opened = openCells([notebook], { root });

/** What is known where the words first stand in a cell. */
const at = (cell: keyof typeof sources, words: string) =>
  opened.quickInfo("07-sample", cell, sources[cell].indexOf(words));
const sleep = "function sleep(ms: number, { signal }?: SleepOptions): Promise<void>";
const median = "function sleep(samples: readonly number[]): number";

describe("openCells(notebooks, { root }).quickInfo(notebook, cell, offset)", () => {
  it.each([
    ["first", "now,", "function now(): number"],
    ["first", "sleep", sleep],
    ["first", "started", "const started: number"],
    ["second", "pages", "const pages: {\n    bytes: number;\n}[]"],
    ["second", "sleep", sleep.replace("function ", "")],
    ["second", "bytes +", "(property) bytes: number"],
    ["second", "started", "const started: number"],
    ["third", "sleep }", median],
    ["third", "sleep(", median],
    ["fourth", "sleep }", sleep],
    ["fourth", "sleep(", sleep],
    ["fourth", "last", "let last: void"],
  ] as const)("tells of %s: %s", (cell, words, expected) => {
    expect(at(cell, words)?.code).toBe(expected);
  });

  it("tells the doc comment", () => {
    expect(at("second", "started")!.documentation).toBe("When it all began.");
    expect(at("third", "sleep(")!.documentation).toMatch(/^The middle sample/);
    expect(at("second", "pages")!.documentation).toBe("");
  });

  it("knows nothing of what is no identifier, no cell or no notebook", () => {
    expect(at("second", "[")).toBe(undefined);
    expect(opened.quickInfo("07-sample", "second", 1000)).toBe(undefined);
    expect(opened.quickInfo("07-sample", "none", 0)).toBe(undefined);
    expect(opened.quickInfo("none", "first", 0)).toBe(undefined);
  });
});
