import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { lookUpNames } from "#cli/name-lookup";
import type { Cells } from "#press/notebook";
import { memoryCache } from "#press/page";
import { code, lesson, prose } from "../press/page/lesson.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const known = { infos: [{ code: "const a: number", documentation: "" }], places: { a: [6, 0] } };

/** Two lessons, and a compiler that keeps account of what it is asked. */
function course(words: string, source = "const a = b;") {
  const asked: string[] = [];
  const cells = (): Cells => ({
    problems: () => [],
    quickInfo: () => undefined,
    names: (notebook) => {
      asked.push(notebook);
      return known;
    },
  });
  const notebooks = [
    lesson("00-a", [prose("words", words), code("a", source)]).notebook,
    lesson("01-b", [code("a", "const a = c;")]).notebook,
  ];
  return { checked: { notebooks, cells }, asked };
}

describe("lookUpNames(checked, { root, cache })", () => {
  it("asks the compiler once, and again only for a lesson whose code has changed", async () => {
    const cache = memoryCache();
    const steps: [string, string | undefined, string[]][] = [
      ["Words.", undefined, ["00-a", "01-b"]],
      ["Words.", undefined, []],
      ["Other words.", undefined, []],
      ["Other words.", "const a = 1 + b;", ["00-a"]],
    ];
    for (const [words, source, expected] of steps) {
      const { checked, asked } = course(words, source);
      const names = await lookUpNames(checked, { root, cache });
      expect(names).toEqual(
        new Map([
          ["00-a", known],
          ["01-b", known],
        ]),
      );
      expect(asked).toEqual(expected);
    }
  });
});
