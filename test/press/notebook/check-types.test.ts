import { mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checkTypes, describeProblem, openCells, parseNotebook } from "#press/notebook";
import { code, markdown, rawNotebook } from "./raw-notebook.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const unawaited =
  "that is not awaited: put `await` before it, or `void` if nothing has to wait for it";

/** Code cells `first`, `second`, ... by the claim they stand for, and what is wrong in them. */
const cases: Record<string, { cells: string[]; problems: string[] }> = {
  "finds nothing in cells that build on each other": {
    cells: [
      'import { median } from "overlap/stats";\nimport { now, sleep } from "overlap/time";',
      "const started = now();\nawait sleep(1);\nnow() - started",
      "const times = [now() - started, 2];\nfor await (const time of times) times.push(time)",
      "median(times)",
      "",
      "// nothing but a comment",
    ],
    problems: [],
  },
  "tells the line within the cell": {
    cells: ["const a = 1;\nconst b = 2;", "\n\nconst c: string = a + b;"],
    problems: ["second:3:7: Type 'number' is not assignable to type 'string'."],
  },
  "is strict": {
    cells: [
      "function f(a) { return a }",
      "const a: number = null;",
      "try { f(1) } catch (error) { error.message }",
    ],
    problems: [
      "first:1:12: Parameter 'a' implicitly has an 'any' type.",
      "second:1:7: Type 'null' is not assignable to type 'number'.",
      "third:1:30: 'error' is of type 'unknown'.",
    ],
  },
  "asks for what our own modules have to say": {
    cells: [
      "class A { f() {} }\nclass B extends A { f() {} }",
      "switch (Date.now()) {\n  case 1: process.cwd();\n  default: 1;\n}",
    ],
    problems: [
      "first:2:21: This member must have an 'override' modifier because it overrides a member in the base class 'A'.",
      "second:2:3: Fallthrough case in switch.",
    ],
  },
  "does not let a cell call what tslab turns into an object": {
    cells: ['import * as assert from "node:assert";\nassert(1);'],
    problems: [
      "first:2:1: This expression is not callable. Type 'typeof assert' has no call signatures.",
    ],
  },
  "does not ask whether there is an item at an index": {
    cells: ["const a = [1, 2];\na[0].toFixed() + a[1]"],
    problems: [],
  },
  "knows the library that tslab has, and no more": {
    cells: ['Object.hasOwn({}, "a");\n[1].at(-1);\nprocess.cwd()', "[1].toSorted()"],
    problems: [
      "second:1:5: Property 'toSorted' does not exist on type 'number[]'. Do you need to change your target library? Try changing the 'lib' compiler option to 'es2023' or later.",
    ],
  },
  "joins an explanation of several lines into one": {
    cells: [
      "const a: { b: { c: number } } = { b: { c: 1 } };",
      "const d: { b: { c: string } } = a;",
    ],
    problems: [
      "second:1:7: Type '{ b: { c: number; }; }' is not assignable to type '{ b: { c: string; }; }'. The types of 'b.c' are incompatible between these types. Type 'number' is not assignable to type 'string'.",
    ],
  },
  "lets later cells declare a name anew": {
    cells: [
      "const a = 1; let b = 1; var c = 1;\nfunction f() { return 1 }\nclass K { one = 1 }\nenum E { A }\ninterface I { a: number }\ntype T = number;",
      'const a = "a"; let b = "b"; var c = "c";\nfunction f() { return "f" }\nclass K { two = "k" }\nenum E { B }\ninterface I { b: string }\ntype T = string;',
      "const i: I = { b: a + b + c + f() + new K().two };\nconst t: T = i.b;\nE.B",
      "const i: I = { a: 1 };\nE.A",
    ],
    problems: [
      "fourth:1:16: Object literal may only specify known properties, and 'a' does not exist in type 'I'.",
      "fourth:2:3: Property 'A' does not exist on type 'typeof E'.",
    ],
  },
  "does not let one cell declare a name twice": {
    cells: ["const a = 1;\nconst a = 2;"],
    problems: [
      "first:1:7: Cannot redeclare block-scoped variable 'a'.",
      "first:2:7: Cannot redeclare block-scoped variable 'a'.",
    ],
  },
  "does not let a cell see what later cells declare or import": {
    cells: [
      "a; now(); type U = T;",
      'import { now } from "overlap/time";\nconst a = now(); type T = number;',
      "a; now(); type U = T;",
    ],
    problems: [
      "first:1:1: Cannot find name 'a'.",
      "first:1:4: Cannot find name 'now'.",
      "first:1:20: Cannot find name 'T'.",
    ],
  },
  "does not let a cell complete the one before": {
    cells: ["if (true)", "1"],
    problems: ["first:1:10: Expression expected."],
  },
  "tells syntax errors only, where there are some": {
    cells: ["const a = ;", "b", "const c = {\n  d: 1,\n"],
    problems: ["first:1:11: Expression expected.", "third:2:8: '}' expected."],
  },
  "ends each cell, whatever it ends with": {
    cells: ["let a = 1\na", "(2)", "[a]", "`a`", "const b = 1 // end", "a"],
    problems: [],
  },
  "moves imports and nothing else": {
    cells: [
      'console.log(now)\nimport { now } from "overlap/time"\n;(now)()\nconst a: string = now()',
      'now(); import { sleep } from "overlap/time"; await sleep("1");',
    ],
    problems: [
      "first:4:7: Type 'number' is not assignable to type 'string'.",
      "second:1:58: Argument of type 'string' is not assignable to parameter of type 'number'.",
    ],
  },
  "takes away an import without joining what stands around it": {
    cells: ['const f = () => f\nimport { now } from "overlap/time"\n(now)'],
    problems: [],
  },
  "tells what is wrong in imports where they stand": {
    cells: [
      '1;\nimport { now, then } from "overlap/time";\nnow();',
      'import gone from "gone";\nimport { now } from "overlap/time";\nimport { now as then } from "overlap/nothing";',
    ],
    problems: [
      "first:2:15: Module '\"overlap/time\"' has no exported member 'then'.",
      "second:1:18: Cannot find module 'gone' or its corresponding type declarations.",
      "second:3:29: Cannot find module 'overlap/nothing' or its corresponding type declarations.",
    ],
  },
  "lets cells import the same again": {
    cells: [
      'import { now } from "overlap/time";\nnow();',
      'import { now, sleep } from "overlap/time";\nimport type { SleepOptions } from "overlap/time";\nnow();',
      'import { now, type SleepOptions } from "overlap/time";\nconst a: SleepOptions = { signal: now() };',
    ],
    problems: ["third:2:27: Type 'number' is not assignable to type 'AbortSignal'."],
  },
  "knows what cells import again as well as before": {
    cells: [
      'import { AsyncLocalStorage } from "node:async_hooks";\nnew AsyncLocalStorage<1>();',
      'import { AsyncLocalStorage } from "node:async_hooks";\nconst a = (store: AsyncLocalStorage<1>): string => store.getStore()!;',
    ],
    problems: ["second:2:52: Type 'number' is not assignable to type 'string'."],
  },
  "lets cells import something else by the same name": {
    cells: [
      'import { now as f } from "overlap/time";\nf();',
      'import { median as f } from "overlap/stats";\nf();',
      "f([1])",
      'import { now as f } from "overlap/time";\nf([1]);',
      'import * as f from "overlap/time";\nf.now([1]);',
      'import f from "node:path";\nf.join(1);',
    ],
    problems: [
      "second:2:1: Expected 1 arguments, but got 0.",
      "fourth:2:3: Expected 0 arguments, but got 1.",
      "fifth:2:7: Expected 0 arguments, but got 1.",
      "sixth:2:8: Argument of type 'number' is not assignable to parameter of type 'string'.",
    ],
  },
  "lets a cell import a name that earlier cells declared": {
    cells: [
      'const now = "text";\nnow.length;',
      'import { now } from "overlap/time";\nnow.length + now();',
      "const now = 1;",
      'import { now } from "overlap/time";\nnow();\nconst a: string = now;',
    ],
    problems: ["fourth:3:7: Type '() => number' is not assignable to type 'string'."],
  },
  "takes a global for a global until something else is imported by its name": {
    cells: [
      'const a = await fetch("http://127.0.0.1");\na.dispatcher',
      'import { type Dispatcher, fetch, Response } from "undici";\nconst b: Response = await fetch("http://127.0.0.1");\nb satisfies Response;',
      "const c = {} as Dispatcher;\nawait fetch(c);",
    ],
    problems: [
      "first:2:3: Property 'dispatcher' does not exist on type 'Response'.",
      "third:2:13: Argument of type 'Dispatcher' is not assignable to parameter of type 'RequestInfo'.",
    ],
  },
  "lets a cell import a generic type by the name of a global": {
    cells: [
      "const a = (stream: ReadableStream<string>) => stream.locked;",
      'import { ReadableStream } from "node:stream/web";\nconst b = (stream: ReadableStream<string>) => stream;\nb(new ReadableStream());',
    ],
    problems: [],
  },
  "takes values of members and variables for names that are in use": {
    cells: [
      "const a = { a: now };\nconst { b = now } = {} as { b?: unknown };\nclass C { c = now }",
      'import { now } from "overlap/time";\nnow();',
      "const sleep = 1;",
      'import { sleep } from "overlap/time";\nawait sleep(1);',
    ],
    problems: [
      "first:1:16: Cannot find name 'now'.",
      "first:2:13: Cannot find name 'now'.",
      "first:3:15: Cannot find name 'now'.",
    ],
  },
  "takes neither members nor texts for names that are in use": {
    cells: [
      "const a = { Transferable: 1 };\nconst { Transferable: b } = a;\na.Transferable + b;",
      'interface I { Transferable: 1 }\nclass C { Transferable = "Transferable" }',
      'import type { AsyncLocalStorage as Transferable } from "node:async_hooks";\nconst c = (store: Transferable<1>): string => store.getStore()!;',
    ],
    problems: ["third:2:47: Type 'number' is not assignable to type 'string'."],
  },
  "knows a type by its import until the same name is imported as a value": {
    cells: [
      'import type { Pool } from "undici";\nconst a = (pool: Pool) => pool.close();\nnew Pool("a");',
      'import { Pool } from "undici";\nawait new Pool("http://127.0.0.1").close();',
    ],
    problems: [
      "first:3:5: 'Pool' cannot be used as a value because it was imported using 'import type'.",
    ],
  },
  "does not let a cell import a name twice, or declare what it imports": {
    cells: [
      'import { now } from "overlap/time";\nimport { median as now } from "overlap/stats";',
      'import { sleep } from "overlap/time";\nconst { a: [sleep] } = { a: [1] };',
    ],
    problems: [
      "first:2:20: Duplicate identifier 'now'.",
      "second:1:10: Import declaration conflicts with local declaration of 'sleep'.",
    ],
  },
  "resolves what cells can import": {
    cells: [
      'import * as tslab from "tslab";\ntslab.display.html("<b>a</b>");',
      'import { join } from "node:path";\njoin("a", "b");',
      'import "overlap/time";\nimport scripts from "../package.json";\nscripts.name.length;',
    ],
    problems: [],
  },
  "finds promises that are not awaited": {
    cells: [
      'import { sleep } from "overlap/time";\nconst go = async () => {\n  sleep(1);\n};',
      "const a = sleep(1);\na",
      "go()",
      "true && Promise\n  .all([a])\n  .then(() => 1);",
      "[1].length > 1 ? sleep(1) : undefined;",
    ],
    problems: [
      `first:3:3: \`sleep()\` returns a promise ${unawaited}`,
      `second:2:1: \`a\` is a promise ${unawaited}`,
      `third:1:1: \`go()\` returns a promise ${unawaited}`,
      `fourth:1:1: \`true && Promise .all([a]) .then(() => 1)\` is a promise ${unawaited}`,
      `fifth:1:1: \`[1].length > 1 ? sleep(1) : undefined\` is a promise ${unawaited}`,
    ],
  },
  "shortens what it quotes of a promise": {
    cells: ["Promise.all([1, 2, 3, 4, 5]).then((all) => all.length).then();"],
    problems: [
      `first:1:1: \`Promise.all([1, 2, 3, 4, 5]).then((all)…()\` returns a promise ${unawaited}`,
    ],
  },
  "leaves promises alone that are awaited, kept, or let go with void": {
    cells: [
      'import { sleep } from "overlap/time";\nlet a = sleep(1);\na = sleep(1);\nvoid a;\nvoid sleep(1);',
      "await sleep(1);\nawait Promise.all([a, sleep(1)]);\nconst b = { then: 1 };\nb;\nb as any;",
    ],
    problems: [],
  },
};

const notebooks = Object.entries(cases).map(([claim, { cells }]) =>
  parseNotebook(
    JSON.stringify(rawNotebook(cells.map((source) => code(source)))),
    `${claim.replaceAll(" ", "-")}.ipynb`,
  ),
);
const opened = openCells(notebooks, { root });
const all = opened.problems();

describe("checkTypes(notebooks, { root })", () => {
  it.each(Object.keys(cases))("%s", (claim) => {
    const id = claim.replaceAll(" ", "-");
    const found = all.filter(({ notebook }) => notebook === id);
    expect(
      found.map(({ cell, line, column, message }) => `${cell}:${line}:${column}: ${message}`),
    ).toEqual(cases[claim]!.problems);
  });

  it("names notebook, cell and line, and looks at code alone", () => {
    const cells = [markdown("a: b"), code("1;\nlater();"), { ...markdown("c"), cell_type: "raw" }];
    const text = JSON.stringify(rawNotebook(cells));
    const problems = checkTypes([parseNotebook(text, "03-honest-downloads.ipynb")], { root });
    expect(problems.map(describeProblem)).toEqual([
      "03-honest-downloads › second:2: Cannot find name 'later'.",
    ]);
  });

  it("finds modules from the folder that it is given", () => {
    const folder = fileURLToPath(new URL("fixtures/", import.meta.url));
    const text = JSON.stringify(
      rawNotebook([code('import a from "./data.json";\na.pages.length;')]),
    );
    const notebook = parseNotebook(text, "a.ipynb");
    expect(checkTypes([notebook], { root, folder })).toEqual([]);
    expect(checkTypes([notebook], { root }).map(describeProblem)).toEqual([
      "a › first:1: Cannot find module './data.json' or its corresponding type declarations.",
    ]);
  });

  it("says so when it lacks what it needs to know of Node", () => {
    const notebook = parseNotebook(JSON.stringify(rawNotebook([code("1")])), "a.ipynb");
    const empty = mkdtempSync(join(tmpdir(), "overlap-"));
    try {
      expect(checkTypes([notebook], { root: empty }).map(describeProblem)).toEqual([
        "type check: Cannot find type definition file for 'node'. The file is in the program because: Entry point of type library 'node' specified in compilerOptions",
      ]);
    } finally {
      rmdirSync(empty);
    }
  });
});
