import { type SlicedOptions, sliced, task } from "overlap/compute";
import { createTracer } from "overlap/trace";
import { expect, test } from "vitest";

test("sliced({ slice: 0 }) gives the event loop a turn after every step", async () => {
  const { turns, spans } = await turnsOf([task("sumOfSquares", 0, 1_000_000)], { slice: 0 });
  // Ten steps and the end.
  expect(spans).toBe(11);
  expect(turns).toBeGreaterThanOrEqual(10);
});

test("sliced({ slice: 0 }) gives the event loop a turn between tasks that are done in one step", async () => {
  const tasks = Array.from({ length: 50 }, () => task("fibonacciRecursive", 3));
  const { turns } = await turnsOf(tasks, { slice: 0 });
  expect(turns).toBeGreaterThanOrEqual(49);
});

test("sliced({ slice: 1e9 }) gives the event loop no turn", async () => {
  const { turns, spans } = await turnsOf([task("sumOfSquares", 0, 1_000_000)], { slice: 1e9 });
  expect({ turns, spans }).toEqual({ turns: 0, spans: 1 });
});

/** How often the event loop turned while the tasks were computed, and in how many spans. */
async function turnsOf(tasks: Parameters<typeof sliced>[0], options: SlicedOptions) {
  const tracer = createTracer();
  let turns = 0;
  const turn = () => {
    turns++;
    next = setImmediate(turn);
  };
  let next = setImmediate(turn);
  try {
    await sliced(tasks, { ...options, tracer });
  } finally {
    clearImmediate(next);
  }
  return { turns, spans: tracer.spans.length };
}
