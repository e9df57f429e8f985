import { createRandom, xoshiro128 } from "overlap/stats";
import { expect, test } from "vitest";

const take = (count: number, random: () => number) => Array.from({ length: count }, random);

test("xoshiro128(state) gives the published sequence", () => {
  // Reference values of xoshiro128** 1.1 for the state 1, 2, 3, 4.
  expect(take(10, xoshiro128([1, 2, 3, 4])).map((x) => x * 2 ** 32)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
    4258142804,
  ]);
});

test("createRandom(seed) gives the same sequence for the same seed and another for another", () => {
  expect(take(100, createRandom(7))).toEqual(take(100, createRandom(7)));
  expect(take(3, createRandom(7))).not.toEqual(take(3, createRandom(8)));
});

test("createRandom(seed) stays within 0 and 1 and spreads evenly, for seed 0 too", () => {
  for (const seed of [0, -1, 2 ** 40]) {
    const counts = new Array<number>(10).fill(0);
    for (const x of take(10_000, createRandom(seed))) counts[Math.floor(x * 10)]! += 1;
    expect(counts).toHaveLength(10);
    // Five standard deviations of a count of mean 1000.
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  }
});

test("createRandom(1.5) says that a seed is an integer", () => {
  expect(() => createRandom(1.5)).toThrow("seed must be an integer, not 1.5");
});
