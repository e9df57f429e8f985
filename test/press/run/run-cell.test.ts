import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Kernel, startKernel } from "#press/kernel";
import type { Cell } from "#press/notebook";
import { ExecutionError } from "#press/run";
import { runCell } from "../../../dist/press/run/run-cell.js";
import { root } from "../kernel/root.js";
import { ownTemporaryFolder } from "../kernel/temporary.js";
import { code, notebookOf } from "./notebook.js";

// Starting a kernel takes long on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const { expectNothingLeft } = ownTemporaryFolder();
let kernel: Kernel;
beforeAll(async () => {
  kernel = await startKernel({ root, cwd: `${root}/notebooks`, grace: 300 });
});
afterAll(async () => {
  await kernel.close();
  expectNothingLeft();
});

const notebook = notebookOf([]);
const run = (source: string, rest: Partial<Cell> = {}, timeout = 60_000) =>
  runCell(kernel, notebook, code("bad-cell", source, rest), { timeout, patience: 20_000 });
/** The message with which a cell ends its notebook. */
const failure = async (...cell: Parameters<typeof run>) => {
  const error = await run(...cell).catch((reason) => reason);
  expect(error).toBeInstanceOf(ExecutionError);
  return error.message;
};

describe("runCell() says in one line what is wrong with", () => {
  test.each([
    [
      "a type that does not fit",
      "const n = 1;\nconst s: string = n;",
      "2: Type 'number' is not assignable to type 'string'.",
    ],
    ["a thrown error", '\nthrow new RangeError("no rows\\nat all");', "2: RangeError: no rows"],
    ["a thrown value", 'throw "enough";', " threw enough"],
    [
      "an unhandled rejection",
      '0;\nvoid Promise.reject(new Error("lost"));',
      "2: a promise was rejected and nobody handled it: Error: lost",
    ],
    [
      "a rejection after its end",
      'void new Promise((_, reject) => setTimeout(reject, 50, new Error("lost")));',
      "1: after its end: a promise was rejected and nobody handled it: Error: lost; await all that a cell starts",
    ],
    [
      "output after its end",
      'void setTimeout(() => console.log("tick\\ntock"), 100);',
      ' after its end: put out "tick"; await all that a cell starts',
    ],
    [
      "a floating call",
      'async function main() {\n  await new Promise((resolve) => setTimeout(resolve, 100));\n  console.log("done");\n}\nvoid main();',
      ' after its end: put out "done"; await all that a cell starts',
    ],
    [
      "an exception after its end",
      'void setTimeout(() => { throw new Error("late"); }, 50);',
      "1: after its end: an exception was thrown outside of the cell's own run: Error: late; await all that a cell starts",
    ],
  ])("%s", async (_, source, message) => {
    expect(await failure(source)).toBe(`07-example › bad-cell:${message}`);
  });

  test("5,000 console lines", async () => {
    const message = await failure("for (let i = 0; i < 5000; i += 1) console.log(i);");
    expect(message).toMatch(
      /^07-example › bad-cell: its reply came but its idle did not: .*; join the lines into one call$/,
    );
  });

  test("an endless loop", async () => {
    expect(await failure("while (true) {}", {}, 300)).toBe(
      "07-example › bad-cell: did not end within 0.3 s; it was interrupted",
    );
  });

  test("a time limit of its own that is too short", async () => {
    const metadata = { overlap: { timeout: 0.4 } };
    expect(await failure("await new Promise(() => {});", { metadata }, 100)).toContain("0.4 s");
  });
});

describe("runCell()", () => {
  test("lets a cell's own `overlap.timeout` raise the limit, not lower it", async () => {
    const wait = "await new Promise((resolve) => setTimeout(resolve, 500));";
    await run(wait, { metadata: { overlap: { timeout: 60 } } }, 100);
    await run(wait, { metadata: { overlap: { timeout: 0.1 } } });
  });

  test("lets a cell tagged raises-exception fail, and keeps its error", async () => {
    const tags = ["raises-exception"];
    const thrown = await run('throw new RangeError("wanted");', { tags });
    expect(thrown.outputs).toMatchObject([
      { type: "error", name: "RangeError", message: "wanted" },
    ]);
    const rejected = await run('void Promise.reject(new Error("wanted"));', { tags });
    expect(rejected.outputs).toMatchObject([{ type: "error", name: "UnhandledPromiseRejection" }]);
  });

  // The last: it ends the kernel.
  test("names a cell that calls process.exit", async () => {
    expect(await failure("process.exit();")).toBe(
      "07-example › bad-cell: the kernel ended with exit code 0; does a cell call process.exit?",
    );
  });
});
