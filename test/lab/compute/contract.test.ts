import { getEventListeners } from "node:events";
import { type ModelName, models, type Task, task } from "overlap/compute";
import { now } from "overlap/time";
import { createTracer } from "overlap/trace";
import {
  blurDirectly,
  type computations,
  createImage,
  fibonacciByDoubling,
  partition,
  sumOfSquaresByNumber,
  sumOfSquaresClosedForm,
} from "overlap/work";
import { describe, expect, test } from "vitest";
import { alive } from "./alive.js";

/** Longer first, so that with several workers the last ones are done first. */
const ranges = [900_000, 400_000, 200_000, 100_000, 50_000, 10_000, 1_000, 0];
const squares = ranges.map((to) => task("sumOfSquares", 0, to));
const sums = ranges.map((to) => sumOfSquaresClosedForm(0, to));
const small = task("sumOfSquares", 0, 10);
const long = task("sumOfSquares", 0, 2_000_000_000);
const bad = task("sumOfSquares", 5, 3);
const badMessage = "sumOfSquares: expected whole numbers 0 <= from <= to";

describe.each(Object.keys(models) as ModelName[])("%s", (name) => {
  const compute = models[name];

  test("returns the exact sums in the order of the tasks", async () => {
    expect(await compute(squares, { workers: 3 })).toEqual(sums);
  });

  test.each([1, 2, 8])(
    "with { workers: %d } adds the parts of a range up to its sum",
    async (k) => {
      const parts = partition(300_000, 5).map(([from, to]) => task("sumOfSquares", from, to));
      const results = await compute(parts, { workers: k });
      expect(results.reduce((a, b) => a + b)).toBe(sumOfSquaresClosedForm(0, 300_000));
    },
  );

  test("computes every computation, bytes, Numbers and BigInts alike", async () => {
    const image = createImage({ width: 20, height: 30 });
    const results = await compute<keyof typeof computations>(
      [
        task("sumOfSquaresByBigInt", 3, 2_000),
        task("sumOfSquaresByNumber", 0, 700_000),
        task("sumOfSquaresClosedForm", 0, 2_000),
        task("fibonacciRecursive", 22),
        task("fibonacciIterative", 11_000),
        task("fibonacciByDoubling", 1_000),
        task("blur", image, 2),
        task("blurDirectly", image, 2, 5, 9),
      ],
      { workers: 2 },
    );
    expect(results).toEqual([
      sumOfSquaresClosedForm(3, 2_000),
      sumOfSquaresByNumber(0, 700_000),
      sumOfSquaresClosedForm(0, 2_000),
      28_657,
      fibonacciByDoubling(11_000),
      fibonacciByDoubling(1_000),
      blurDirectly(image, 2),
      blurDirectly(image, 2, 5, 9),
    ]);
  });

  test("returns nothing for no tasks", async () => {
    expect(await compute([])).toEqual([]);
  });

  test("gives each result to onResult once, with the place of its task", async () => {
    const seen: [number, bigint][] = [];
    await compute(squares, { workers: 2, onResult: (sum, index) => seen.push([index, sum]) });
    expect(seen.sort(([a], [b]) => a - b)).toEqual(sums.map((sum, index) => [index, sum]));
  });

  test("computes each of 3,000 small tasks once", async () => {
    const tracer = createTracer();
    const places: number[] = [];
    const tasks = Array.from({ length: 3_000 }, (_, i) => task("sumOfSquaresClosedForm", 0, i));
    const onResult = (_: bigint, index: number) => places.push(index);
    const results = await compute(tasks, { workers: 2, tracer, onResult });
    expect(results).toEqual(tasks.map((_, i) => sumOfSquaresClosedForm(0, i)));
    expect(new Set(places).size).toBe(3_000);
    expect(places).toHaveLength(3_000);
    const working = tracer.spans.filter((span) => span.kind === "working");
    expect(new Set(working.map((span) => span.task)).size).toBe(3_000);
  });

  test("records a done working span for each task, on the one clock, in its worker's lane", async () => {
    const tracer = createTracer();
    const before = now();
    await compute(squares, { workers: 2, tracer });
    const after = now();
    const working = tracer.spans.filter((span) => span.kind === "working");
    expect(new Set(working.map((span) => span.task))).toEqual(
      new Set(ranges.map((to) => `sumOfSquares(0, ${to})`)),
    );
    for (const { start, end, lane, outcome } of tracer.spans) {
      expect([before <= start, start <= end, end <= after, outcome]).toEqual([
        true,
        true,
        true,
        "done",
      ]);
      expect(lane).toMatch(lanes[name]);
    }
  });

  test("rejects with what the first failing computation threw, and starts no task after it", async () => {
    const tracer = createTracer();
    const results: number[] = [];
    const computing = compute([small, bad, task("sumOfSquares", 0, 77)], {
      workers: 1,
      tracer,
      onResult: (_, index) => results.push(index),
    });
    const error = await computing.catch((reason) => reason);
    expect(error).toBeInstanceOf(RangeError);
    expect(error.message).toContain(badMessage);
    expect(results).toEqual([0]);
    const working = tracer.spans.filter((span) => span.kind === "working");
    expect(working.map((span) => [span.task, span.outcome])).toEqual([
      ["sumOfSquares(0, 10)", "done"],
      ["sumOfSquares(5, 3)", "failed"],
    ]);
  });

  test("rejects at the first failure though another task is in progress, and leaves nothing alive", async () => {
    const before = await alive();
    await expect(compute([bad, long, long], { workers: 2 })).rejects.toThrow(badMessage);
    expect(await alive()).toEqual(before);
  });

  test("rejects with what onResult throws, and starts no task after it", async () => {
    const failure = new Error("the caller's own");
    const results: number[] = [];
    const onResult = (_: bigint, index: number) => {
      results.push(index);
      throw failure;
    };
    await expect(compute([small, small, small], { workers: 1, onResult })).rejects.toBe(failure);
    expect(results).toEqual([0]);
  });

  test("rejects a computation that does not exist by its name, and says which do", async () => {
    for (const wrong of ["square", "constructor", "__proto__"]) {
      const unknown = { name: wrong, args: [] } as unknown as Task<"sumOfSquares">;
      await expect(compute([unknown], { workers: 1 })).rejects.toThrow(
        `no computation is named ${wrong}; there are sumOfSquares, `,
      );
    }
  });

  test("rejects with the reason of a signal that is aborted already, and starts nothing", async () => {
    const tracer = createTracer();
    const reason = new Error("too late");
    const signal = AbortSignal.abort(reason);
    await expect(compute([small], { signal, tracer })).rejects.toBe(reason);
    expect(tracer.spans).toEqual([]);
  });

  test("rejects with the reason of an abort between two tasks, and starts no further one", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const results: number[] = [];
    const onResult = (_: bigint, index: number) => {
      results.push(index);
      if (index === 1) controller.abort(reason);
    };
    const { signal } = controller;
    const computing = compute([small, small, small, small], { workers: 1, signal, onResult });
    await expect(computing).rejects.toBe(reason);
    expect(results).toEqual([0, 1]);
  });

  test("leaves nothing alive and no listener on the signal after a success and after an abort", async () => {
    const before = await alive();
    const controller = new AbortController();
    const { signal } = controller;
    await compute(squares, { workers: 2, signal });
    expect(await alive()).toEqual(before);
    expect(getEventListeners(signal, "abort")).toEqual([]);
    const reason = new Error("enough");
    const onResult = () => controller.abort(reason);
    const computing = compute([small, long, long], { workers: 1, signal, onResult });
    await expect(computing).rejects.toBe(reason);
    expect(await alive()).toEqual(before);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

const lanes: Record<ModelName, RegExp> = {
  sequential: /^main$/,
  async: /^main$/,
  sliced: /^main$/,
  threads: /^thread [12]$/,
  shared: /^thread [12]$/,
  processes: /^process [12]$/,
  lockedThreads: /^thread [12]$/,
};
