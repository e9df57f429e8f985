import { ratio, speedup } from "overlap/stats";
import { expect, test } from "vitest";

test("speedup(before, after) pairs by round, so that a slow round falls out", () => {
  // The third round was three times as slow for both.
  expect(speedup([20, 22, 60, 21], [10, 11, 30, 10.5])).toEqual({ ratio: 2, low: 2, high: 2 });
});

test("speedup(before, after, {paired: false}) divides the medians", () => {
  const apart = speedup([20, 22, 60, 21], [10, 11, 30], { paired: false });
  expect(apart.ratio).toBe(21.5 / 11);
  expect(apart.low).toBeLessThan(1.5);
  expect(apart.high).toBeGreaterThan(2);
});

test("speedup of two alike sets has an interval that holds 1", () => {
  const { low, high } = speedup([10, 11, 9, 10.5, 9.5], [10.5, 10, 9.5, 10, 9.8]);
  expect(low).toBeLessThan(1);
  expect(high).toBeGreaterThan(1);
});

test("ratio(numerators, denominators) of one round has an interval without width", () => {
  expect(ratio([6], [4])).toEqual({ ratio: 1.5, low: 1.5, high: 1.5 });
});

test("ratio(...) refuses sets of different length, unless told that they are not paired", () => {
  expect(() => ratio([1, 2], [1])).toThrow("got 2 and 1 samples; pass { paired: false }");
  expect(ratio([1, 2], [1], { paired: false }).ratio).toBe(1.5);
});

test("ratio(...) refuses a time of 0: no clock of ours measured that", () => {
  expect(() => ratio([1], [0])).toThrow("ratio needs samples above 0, but sample 0 is 0");
});
