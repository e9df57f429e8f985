import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { tslabScript } from "#press/kernel";
import { compileOnce } from "../../../dist/press/kernel/compiler/index.js";
import { root } from "./root.js";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** What tslab makes of a cell; as far as it is looked at here. */
interface Converted {
  output?: string;
  declOutput?: string;
  diagnostics: { messageText: string }[];
  sideOutputs?: { path: string; data: string }[];
}

interface Converter {
  convert(declarations: string, cell: string): Converted;
  complete(declarations: string, cell: string, position: number): { candidates: string[] };
  inspect(declarations: string, cell: string, position: number): object | undefined;
  addModule(name: string, code: string, meta: object): { messageText: string }[];
  close(): void;
}

const folder = mkdtempSync(join(tmpdir(), "overlap-compiler-"));
const before = process.cwd();
const [stock, once] = (() => {
  // Imports are looked for from the folder of the notebook.
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  process.chdir(folder);
  try {
    const script = tslabScript(root);
    const require = createRequire(script);
    const load = (): Converter =>
      require("../dist/converter.js").createConverter({ isJS: false, isBrowser: false });
    const first = load();
    for (const path of Object.keys(require.cache)) {
      if (/[\\/](tslab[\\/]dist|typescript-for-tslab)[\\/]/.test(path)) delete require.cache[path];
    }
    compileOnce(script);
    return [first, load()];
  } finally {
    process.chdir(before);
  }
})();

afterAll(() => {
  stock.close();
  once.close();
  rmSync(folder, { recursive: true });
});

function sessionOf(converter: Converter): (cell: string) => Converted {
  let declarations = "";
  return (cell) => {
    const converted = converter.convert(declarations, cell);
    if (converted.diagnostics.length === 0) declarations = converted.declOutput ?? "";
    return converted;
  };
}

const cells: [what: string, cell: string][] = [
  ["declares a constant", "const answer = 42;"],
  ["ends in a value", "answer + 1"],
  ["redeclares it with another type", 'const answer = "forty-two";'],
  ["uses the new type wrongly", "answer.toFixed(1)"],
  ["does not parse", "const = ;"],
  ["is empty", ""],
  ["imports a module of the course", 'import { mean } from "overlap/stats";'],
  ["uses it by its name", "const average = mean([1, 2, 3]);\naverage"],
  ["imports a type", 'import type { Span } from "overlap/trace";\nconst spans: Span[] = [];'],
  [
    "imports a type once more and a value beside it",
    'import { type Span, Trace } from "overlap/trace";',
  ],
  ["imports from Node.js", 'import { readFile } from "node:fs/promises";'],
  ["awaits at the top", 'const text = await readFile("x", "utf8");'],
  ["awaits within a function that is not async", "function f() { await null; }"],
  [
    "declares a class, an interface and an enum",
    "class A {}\ninterface B { a: A }\nenum C { One }",
  ],
  ["overwrites the class by a value", "const A = 1;"],
  ["destructures", "const { a, ...rest } = { a: 1, b: 2, c: 3 };\nrest"],
  ["names a package that is not there", 'import nothing from "no-such-package";'],
  ["adds to a module of Node.js", 'declare module "v8" { interface Added { a: 1 } }'],
  [
    "imports one that few import",
    'import { gzipSync } from "node:zlib";\nconst zip = gzipSync("");',
  ],
  ["uses it wrongly", "zip.nothing"],
  ["imports one by its old name", 'import * as os from "os";\nconst free: string = os.freemem();'],
  ["imports a type of one", 'const server: import("http2").Http2Server = undefined;'],
  [
    "asks for one by name",
    'const inspector = process.getBuiltinModule("node:inspector");\ninspector',
  ],
  ["names one that has no such name", 'import test from "test";'],
  ["has an implicit any", "const identity = (x) => x;\nidentity(1)"],
  ["asks for a type that is nowhere", "const missing: Missing = 1;"],
];

describe("compileOnce()", () => {
  const [asStock, asOnce] = [sessionOf(stock), sessionOf(once)];
  test.each(cells)("gives what tslab gives for a cell that %s", (_, cell) => {
    expect(asOnce(cell)).toEqual(asStock(cell));
  });

  test("completes and inspects alike", () => {
    const declarations = stock.convert("", 'import { mean } from "overlap/stats";').declOutput!;
    const cell = "mean([1]); me";
    const completed = once.complete(declarations, cell, cell.length).candidates;
    expect(completed).toContain("mean");
    expect(completed).toEqual(stock.complete(declarations, cell, cell.length).candidates);
    const inspected = JSON.stringify(once.inspect(declarations, cell, 1));
    expect(inspected).toContain("mean");
    expect(inspected).toBe(JSON.stringify(stock.inspect(declarations, cell, 1)));
  });

  test.each([
    ["a function of Node.js", 'import { readFile } from "node:fs/promises";', "readFile"],
    ["a method of the language", "const list = [1];", "list.map"],
    ["an overload", 'import { readFileSync } from "node:fs";', 'readFileSync("x", "utf8")'],
    ["a module that few import", 'import { gzipSync } from "node:zlib";', "gzipSync"],
    ["what a class inherits", 'import { Server } from "node:net";', "new Server().once"],
  ])("tells of %s what its doc comment says", (_, before, cell) => {
    const declarations = stock.convert("", before).declOutput!;
    const position = cell.match(/[a-z]+$/i)?.index ?? 0;
    const inspected = JSON.stringify(once.inspect(declarations, cell, position));
    expect(inspected).toContain('"documentation":[{');
    expect(inspected).toBe(JSON.stringify(stock.inspect(declarations, cell, position)));
  });

  test.each([
    ["modules by the start of a name", 'import h from "ht'],
    ["modules by nothing", 'import h from "'],
    ["modules to ask for", 'process.getBuiltinModule("z'],
    ["what such a module holds", 'process.getBuiltinModule("zlib").'],
    ["what is imported from one", 'import { freemem } from "node:os'],
    ["the names that all modules share", "Sh"],
    ["what is deprecated, last", "es"],
  ])("completes %s as tslab does", (_, cell) => {
    const { candidates } = once.complete("", cell, cell.length);
    expect(candidates).not.toEqual([]);
    expect(candidates).toEqual(stock.complete("", cell, cell.length).candidates);
  });

  test("takes a module that is written in a cell, and its next version", () => {
    expect(once.addModule("lab", "export const version = 1;", {})).toEqual([]);
    const cell = 'import { version } from "./lab";\nconst seen: 1 = version;';
    const run = sessionOf(once);
    expect(run(cell).diagnostics).toEqual([]);
    expect(once.addModule("lab", "export const version = 2;", {})).toEqual([]);
    expect(run(cell).diagnostics.map(({ messageText }) => messageText)).toEqual([
      "Type '2' is not assignable to type '1'.",
    ]);
    expect(run('import { version } from "./lab";').sideOutputs).toHaveLength(1);
  });

  test("finds a file that was written after a cell had missed it, and sees it change", async () => {
    const run = sessionOf(once);
    const cell = 'import { later } from "./later";\nconst seen: 1 = later;';
    const missed = run(cell).diagnostics;
    expect(missed[0]?.messageText).toMatch(/^Cannot find module/);
    writeFileSync(join(folder, "later.ts"), "export const later = 1;\n");
    expect(run(cell).diagnostics).toEqual([]);
    writeFileSync(join(folder, "later.ts"), "export const later = 2;\n");
    await expect
      .poll(() => run(cell).diagnostics.length, { timeout: 20_000, interval: 200 })
      .toBe(1);
  });
});
