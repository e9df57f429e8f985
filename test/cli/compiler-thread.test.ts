import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Worker } from "node:worker_threads";
import { afterAll, describe, expect, it } from "vitest";
import { compilerThread, withCompiler } from "#cli/compiler-thread";
import { type Notebook, openCells, openModules, parseNotebook } from "#press/notebook";
import { code, rawNotebook } from "../press/notebook/raw-notebook.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const place = { root, folder: `${root}/notebooks` };
const sample = (source: string) => [
  parseNotebook(JSON.stringify(rawNotebook([code(source, { id: "a" })])), "07-sample.ipynb"),
];
const right = sample('import { sleep } from "overlap/time";\nawait sleep(1);');
const wrong = sample("const words: string = [1].length;");

describe("compilerThread({ root, folder })", () => {
  const thread = compilerThread(place);
  afterAll(() => thread.close());

  it("finds the mistakes and names that the compiler finds without a thread", async () => {
    expect(await thread.problems(right)).toEqual([]);
    const names = await thread.names(right, "07-sample");
    expect(names).toBe(JSON.stringify(openCells(right, place).names("07-sample")));
    expect(names).toContain("SleepOptions");
    expect(await thread.problems(wrong)).toEqual(openCells(wrong, place).problems());
    expect(await thread.problems(wrong)).toHaveLength(1);
  });

  it("knows of the source of modules what is known without a thread", async () => {
    const file = (path: string, code: string) => [{ path, code }];
    const modules = [
      { name: "trace", files: file("a.ts", 'import { b } from "../time/b.js";\nb(1);') },
      { name: "time", files: file("b.ts", "export function b(n: number): void {}") },
    ];
    const names = await thread.sourceNames(modules, "trace");
    expect(names).toBe(JSON.stringify(openModules(modules, root).names("trace")));
    expect(names).toContain("function b(n: number): void");
  });

  it("answers each question by itself when notebooks change between them", async () => {
    const [names, problems] = await Promise.all([
      thread.names(right, "07-sample"),
      thread.problems(wrong),
    ]);
    expect(names).toContain("SleepOptions");
    expect(problems).toHaveLength(1);
  });

  it("says in one line what has failed, and goes on", async () => {
    const broken = [{ id: "07-sample" } as Notebook];
    for (const _ of [1, 2]) {
      await expect(thread.names(broken, "07-sample")).rejects.toThrow(
        /^the compiler has failed: [^\n]+$/,
      );
    }
    expect(await thread.problems(right)).toEqual([]);
  });
});

describe("compilerThread({ root, folder }), while it is asked,", () => {
  it("fails when it is closed, and its thread ends", async () => {
    const started = startedThreads();
    const thread = compilerThread(place);
    const problems = thread.problems(right);
    const failed = expect(problems).rejects.toThrow("closed before it had answered");
    await thread.close();
    await failed;
    await expect(thread.problems(right)).rejects.toThrow("closed before it had answered");
    await started.ended();
  });
});

describe("withCompiler({ root, folder, signal, stays }, work)", () => {
  it("fails with the reason when it is aborted, and then at once", async () => {
    const stop = new AbortController();
    const started = startedThreads();
    await withCompiler({ ...place, signal: stop.signal, stays: true }, async (thread) => {
      const problems = thread.problems(right);
      stop.abort(new Error("interrupted"));
      await expect(problems).rejects.toThrow("interrupted");
      await expect(thread.problems(right)).rejects.toThrow("interrupted");
    });
    await started.ended();
  });

  it("ends the thread with the work, also when that fails", async () => {
    const started = startedThreads();
    const work = withCompiler(place, async (thread) => {
      await thread.problems(right);
      throw new Error("no more");
    });
    await expect(work).rejects.toThrow("no more");
    await started.ended();
  });

  it("leaves one thread to work that comes after in the same place", async () => {
    const started = startedThreads();
    for (const stays of [true, true, false]) {
      await withCompiler({ ...place, stays }, async (thread) => {
        expect(await thread.problems(right)).toEqual([]);
        expect(await thread.problems(wrong)).toHaveLength(1);
      });
    }
    expect(await started.ended()).toBe(1);
  });
});

/** Watches the threads that this process starts from now on. */
function startedThreads() {
  const ends: Promise<unknown>[] = [];
  const onWorker = (worker: Worker) => ends.push(once(worker, "exit"));
  process.on("worker", onWorker);
  return {
    /** Waits for the end of all of them. @returns How many there were. */
    async ended(): Promise<number> {
      process.off("worker", onWorker);
      await Promise.all(ends);
      return ends.length;
    },
  };
}
