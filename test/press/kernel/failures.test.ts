import { describe, expect, test } from "vitest";
import {
  countFailureWritings,
  readFailure,
  readThrown,
} from "../../../dist/press/kernel/failure.js";
import { sourceLine } from "../../../dist/press/kernel/source-line.js";

const source = `import { median } from "overlap/stats";

type Row = { ms: number };
const rows: Row[] = [{ ms: 1 }];

function worst(all: Row[]): number {
  throw new RangeError("no rows");
}
worst(rows);`;
const compiled = `(function(exports, require) { "use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.worst = exports.rows = void 0;
const rows = [{ ms: 1 }];
exports.rows = rows;
function worst(all) {
    throw new RangeError("no rows");
}
exports.worst = worst;
exports.tsLastExpr = worst(rows);

})(__tslab__.exports, __tslab__.require)`;
const places = {
  root: "/home/me/overlap",
  cells: new Map([["worst-row", { source, compiled }]]),
};
const inner = `    at sigintHandlersWrap (node:vm:280:12)
    at Object.execute (/home/me/overlap/node_modules/tslab/dist/executor.js:160:38)
    at async ZmqServer.handleExecute (/home/me/overlap/node_modules/tslab/dist/jupyter.js:406:25)`;

describe("readThrown()", () => {
  test("gives name and message, the learner's lines first, nothing of the kernel", () => {
    const text = `worst-row:7
    throw new RangeError("no rows");
    ^

RangeError: no rows
    at median (file:///home/me/overlap/dist/lab/stats/median.js:9:11)
    at worst (worst-row:7:11)
    at worst-row:10:22
    at worst-row:12:3
${inner}
`;
    const { output, line } = readThrown(text, "worst-row", places);
    expect(output).toEqual({
      type: "error",
      name: "RangeError",
      message: "no rows",
      traceback: [
        "RangeError: no rows",
        '    at worst (worst-row:7)  throw new RangeError("no rows");',
        "    at worst-row:9  worst(rows);",
        "    at median (dist/lab/stats/median.js:9:11)",
      ],
    });
    expect(line).toBe(7);
  });

  test("keeps properties and causes, without absolute paths", () => {
    const text = `TypeError: fetch failed: /home/me/overlap/notebooks/x
    at async worst-row:10:1
${inner} {
  code: 'E',
  [cause]: Error: refused
      at connect (/elsewhere/socket.js:1:2)
  ${inner} {
    port: 1
  }
}
`;
    const { output } = readThrown(text, "worst-row", places);
    expect(output.message).toBe("fetch failed: notebooks/x");
    expect(output.traceback).toEqual([
      "TypeError: fetch failed: notebooks/x",
      "    at worst-row:9  worst(rows);",
      "{",
      "  code: 'E',",
      "  [cause]: Error: refused",
      "      at connect (socket.js:1:2)",
      "    {",
      "    port: 1",
      "  }",
      "}",
    ]);
  });

  test.each([
    ["abc\n", "Thrown", "abc"],
    ["{ a: 1 }\n", "Thrown", "{ a: 1 }"],
    ["undefined\n", "Thrown", "undefined"],
    ["Note: all is lost\n", "Thrown", "Note: all is lost"],
    [
      "[AggregateError: All promises were rejected] {\n  [errors]: [ 1 ]\n}\n",
      "AggregateError",
      "All promises were rejected",
    ],
    ["[Error: no stack]\n", "Error", "no stack"],
    ["Error\n    at worst-row:1:1\n", "Error", ""],
    ["TypeError [ERR_X]: bad\n    at worst-row:1:1\n", "TypeError", "bad"],
    ["DOMException [AbortError]: gone\n    at worst-row:1:1\n", "DOMException", "gone"],
    ["Error: two\nlines\n    at worst-row:1:1\n", "Error", "two\nlines"],
  ])("reads %j", (text, name, message) => {
    expect(readThrown(text, "worst-row", places).output).toMatchObject({ name, message });
  });

  test("names no line of a cell when only another cell is on the stack", () => {
    const text = "Error: x\n    at worst (worst-row:7:11)\n";
    expect(readThrown(text, "later", places).line).toBeUndefined();
  });
});

describe("readFailure()", () => {
  test("takes all mistakes that the compiler found, and the line of the first", () => {
    const writings = ["mine\n", "2:7 - Type 'number' is no 'string'.\n", "3:1 - No name 'x'.\n"];
    expect(countFailureWritings(writings)).toBe(2);
    expect(readFailure(writings.slice(1), "worst-row", places)).toEqual({
      output: {
        type: "error",
        name: "CompileError",
        message: "Type 'number' is no 'string'.",
        traceback: ["worst-row:2:7  Type 'number' is no 'string'.", "worst-row:3:1  No name 'x'."],
      },
      line: 2,
    });
  });

  test("takes one writing of a thrown error", () => {
    expect(countFailureWritings(["mine\n", "Error: x\n    at y\n"])).toBe(1);
    expect(countFailureWritings([])).toBe(0);
  });
});

describe("sourceLine()", () => {
  test.each([
    [4, 4],
    [6, 6],
    [7, 7],
    [8, 8],
    [10, 9],
  ])("finds for the compiled line %i the source line %i", (line, expected) => {
    expect(sourceLine(source, compiled, line)).toBe(expected);
  });

  test("does not guess", () => {
    expect(sourceLine(source, compiled, 2)).toBeUndefined();
    expect(sourceLine(source, compiled, 99)).toBeUndefined();
    expect(
      sourceLine("a();\nenum E { A }\nb();", "a();\nvar E;\n(function () {\n})();\nb();", 3),
    ).toBeUndefined();
  });

  test("tells equal lines apart by their order", () => {
    expect(sourceLine("f();\n\nf();\ng();", "f();\nf();\ng();", 2)).toBe(3);
  });

  test("finds a statement among others on its line", () => {
    expect(sourceLine("f(); throw 1;", "f();\nthrow 1;", 2)).toBe(1);
  });
});
