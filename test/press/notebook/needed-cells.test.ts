import { describe, expect, test } from "vitest";
import { neededCells } from "#press/notebook";
import { code } from "../run/notebook.js";

/** The sources that the last of them needs, itself included. */
function needed(...sources: string[]): string[] {
  const cells = sources.map((source, i) => code(`cell-${i}`, source));
  return neededCells(cells, cells.slice(-1)).map(({ source }) => source);
}

describe("neededCells()", () => {
  test("follows names back to the cells that declare them, and theirs", () => {
    const chain = [
      'import { a, type B } from "m";',
      "const b: B = a;",
      "function c() { return b; }",
      "c();",
    ];
    expect(needed("const idle = 1;", ...chain.slice(0, 3), "idle2();", chain[3]!)).toEqual(chain);
  });

  test("takes the last cell that declares a name before it is used", () => {
    expect(needed("const a = 1;", "const a = 2;", "a;")).toEqual(["const a = 2;", "a;"]);
  });

  test.each([
    ["a destructured name", "const { x: [, a] } = f;"],
    ["a class", "class a {}"],
    ["an interface", "interface a {}"],
    ["a namespace import", 'import * as a from "m";'],
    ["a default import", 'import a from "m";'],
  ])("knows %s", (_, source) => {
    expect(needed(source, "let x: a = new a();")).toHaveLength(2);
  });

  test.each([
    "all.one = 1;",
    "all[2] = 1;",
    "all.push(1);",
    "all.deep.list.push(1);",
    "if (true) all.sum += 1;",
    "all = {};",
  ])("takes a cell that changes a thing in place: %s", (change) => {
    expect(needed("let all = {};", change, "f(all);", "all;")).toEqual([
      "let all = {};",
      change,
      "all;",
    ]);
  });

  test("takes members and keys of other things for no names", () => {
    expect(needed("const a = 1;", "x.a + f({ a: 2 });")).toEqual(["x.a + f({ a: 2 });"]);
  });

  test("keeps the order of the notebook for several wanted cells, each once", () => {
    const cells = ["const a = 1;", "0;", "a;", "a + 1;"].map((s, i) => code(`cell-${i}`, s));
    const found = neededCells(cells, [cells[3]!, cells[2]!]);
    expect(found.map(({ id }) => id)).toEqual(["cell-0", "cell-2", "cell-3"]);
  });
});
