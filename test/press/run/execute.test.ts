import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { KernelStartError } from "#press/kernel";
import {
  type Execution,
  ExecutionError,
  executeNotebook,
  executeOrReuse,
  type Progress,
} from "#press/run";
import { root } from "../kernel/root.js";
import { ownTemporaryFolder } from "../kernel/temporary.js";
import { code, notebookOf, prose } from "./notebook.js";

// Starting a kernel takes long on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
// Outside of the folder that has to be empty.
const scratch = mkdtempSync(join(tmpdir(), "execute-"));
afterAll(() => rmSync(scratch, { recursive: true }));
const { expectNothingLeft } = ownTemporaryFolder();
const folder = join(root, "notebooks");

const cells = [
  prose("title", "# Example"),
  code("count", 'console.log("cwd", process.cwd());'),
  code("wanted", "throw new Error();", { tags: ["raises-exception"] }),
  code("empty", " \n"),
  code("skipped", "process.exit();", { tags: ["skip-execution"] }),
  code("after", "console.log(globalThis.process === process);"),
];

describe("executeNotebook()", () => {
  test("runs the code cells in order in the notebook's folder and tells how it goes", async () => {
    const events: Progress[] = [];
    const notebook = notebookOf(cells, { folder });
    const execution = await executeNotebook(notebook, { root, onProgress: (e) => events.push(e) });
    const [, count, wanted, empty, skipped, after] = execution.notebook.cells;
    expect(count).toMatchObject({
      outputs: [{ type: "stream", text: `cwd ${folder}\n` }],
      executionCount: 1,
    });
    expect(wanted).toMatchObject({ outputs: [{ type: "error" }], executionCount: 2 });
    expect(empty).toMatchObject({ outputs: [], executionCount: null });
    expect(skipped).toMatchObject({ outputs: [], executionCount: null });
    expect(after).toMatchObject({ outputs: [{ text: "true\n" }], executionCount: 3 });
    expect(execution.notebook.cells[0]).toBe(cells[0]);
    expect(notebook.cells[1]!.outputs).toEqual([]);
    expect(Object.keys(execution.cellSeconds)).toEqual(["count", "wanted", "after"]);
    const sum = Object.values(execution.cellSeconds).reduce((a, b) => a + b);
    expect(execution.seconds).toBeGreaterThan(sum);
    expect(execution.stolen).toBeGreaterThanOrEqual(0);
    expect(execution.stolen).toBeLessThan(1);
    expect(execution).toMatchObject({
      cached: false,
      date: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      machine: {
        cores: expect.any(Number),
        node: process.version,
        kernel: expect.stringMatching(/^tslab [\d.]+ \(TypeScript [\d.]+\)$/),
      },
    });
    expect(
      events.map((event) => [event.type, "cell" in event ? event.cell : ""].join(" ")),
    ).toEqual([
      "lesson-start ",
      "cell-start count",
      "cell-end count",
      "cell-start wanted",
      "cell-end wanted",
      "cell-start after",
      "cell-end after",
      "lesson-end ",
    ]);
    expectNothingLeft();
  });

  test("ends at the first cell that fails, with its name and nothing left", async () => {
    const events: Progress[] = [];
    const notebook = notebookOf(
      [code("good", "1"), code("bad", "0;\nthrow new TypeError('no');"), code("never", "1")],
      { folder },
    );
    const failed = executeNotebook(notebook, { root, onProgress: (e) => events.push(e) });
    await expect(failed).rejects.toBeInstanceOf(ExecutionError);
    await expect(failed).rejects.toThrow("07-example › bad:2: TypeError: no");
    expect(events.at(-1)).toMatchObject({ type: "lesson-end", outcome: "failed" });
    expect(events.filter(({ type }) => type === "cell-start")).toHaveLength(2);
    expectNothingLeft();
  });

  test("sees what comes after the end of the last cell", async () => {
    const notebook = notebookOf(
      [code("hasty", 'void setTimeout(() => console.log("late"), 300);')],
      {
        folder,
      },
    );
    await expect(executeNotebook(notebook, { root })).rejects.toThrow(
      '07-example › hasty: after its end: put out "late"; await all that a cell starts',
    );
    expectNothingLeft();
  });

  test("stops the kernel when the signal aborts", async () => {
    const reason = new Error("enough");
    const stop = new AbortController();
    const notebook = notebookOf([code("endless", "await null;\nwhile (true) {}")], { folder });
    const failed = executeNotebook(notebook, {
      root,
      signal: stop.signal,
      onProgress: ({ type }) => type === "cell-start" && setTimeout(() => stop.abort(reason), 300),
    });
    await expect(failed).rejects.toBe(reason);
    expectNothingLeft();
  });

  test("names what is wrong with the kernel", async () => {
    const failed = executeNotebook(notebookOf(cells, { folder }), { root: scratch });
    await expect(failed).rejects.toBeInstanceOf(KernelStartError);
  });
});

describe("executeNotebook() of a lesson that this machine cannot run", () => {
  test("runs no cell after the one that says so, and fails nothing", async () => {
    const events: Progress[] = [];
    const cells = [
      code("ask", 'import { notRun } from "overlap/lesson";\nnotRun("no server: set QUEUE_URL");'),
      code("use", 'throw new Error("there is no server");'),
    ];
    const { notebook } = await executeNotebook(notebookOf(cells, { folder }), {
      root,
      onProgress: (event) => events.push(event),
    });
    const [ask, use] = notebook.cells;
    expect(ask!.outputs).toMatchObject([
      {
        data: {
          "text/plain": expect.stringContaining("**Not run here:** no server: set QUEUE_URL."),
        },
      },
    ]);
    expect(use).toMatchObject({ outputs: [], executionCount: null });
    expect(events).toContainEqual({
      type: "note",
      lesson: notebook.id,
      message: "not run from ask on: no server: set QUEUE_URL",
    });
  });
});

describe("executeOrReuse()", () => {
  const cache = join(scratch, "cache");
  const options = { root, cache, env: { OVERLAP_SCALE: "1" } };
  const notebook = notebookOf([prose("title", "# One"), code("random", "Math.random()")], {
    folder,
  });
  const output = (execution: Execution) => execution.notebook.cells.at(-1)!.outputs;

  test("executes once; a prose edit executes nothing; a code edit or `fresh` does", async () => {
    const first = await executeOrReuse(notebook, options);
    expect(first.cached).toBe(false);

    const events: Progress[] = [];
    const edited = { ...notebook, cells: [prose("title", "# Two"), notebook.cells[1]!] };
    const second = await executeOrReuse(edited, {
      ...options,
      onProgress: (event) => events.push(event),
    });
    expect(second).toMatchObject({ cached: true, seconds: first.seconds, date: first.date });
    expect(second.notebook.cells[0]!.source).toBe("# Two");
    expect(output(second)).toEqual(output(first));
    expect(events).toEqual([
      { type: "lesson-end", lesson: "07-example", seconds: 0, outcome: "cached" },
    ]);

    const fresh = await executeOrReuse(edited, { ...options, fresh: true });
    expect(fresh.cached).toBe(false);
    expect(output(fresh)).not.toEqual(output(first));
    expect(output(await executeOrReuse(edited, options))).toEqual(output(fresh));
    expectNothingLeft();
  });

  test("notes that the cache cannot be written, and goes on", async () => {
    const file = join(scratch, "file");
    writeFileSync(file, "");
    const events: Progress[] = [];
    const execution = await executeOrReuse(notebook, {
      ...options,
      cache: file,
      onProgress: (event) => events.push(event),
    });
    expect(execution.cached).toBe(false);
    expect(events.at(-1)).toMatchObject({
      type: "note",
      message: expect.stringContaining("could not be kept"),
    });
  });
});
