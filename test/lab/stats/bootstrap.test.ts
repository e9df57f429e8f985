import { bootstrapInterval, createRandom, mean, median, quantile, resample } from "overlap/stats";
import { describe, expect, test } from "vitest";

describe("bootstrapInterval", () => {
  test("bootstrapInterval(five samples) is their range, for the median at level 0.95", () => {
    expect(bootstrapInterval([5, 1, 4, 2, 3])).toEqual({ low: 1, high: 5 });
  });
  test("bootstrapInterval([x]) has no width", () => {
    expect(bootstrapInterval([3])).toEqual({ low: 3, high: 3 });
  });
  test("bootstrapInterval(samples, {seed}) repeats with its seed and varies with another", () => {
    const samples = [3.1, 4.7, 2.2, 9.8, 5.5, 6.1, 3.3, 4.2];
    const by = (seed: number) => bootstrapInterval(samples, { statistic: mean, rounds: 200, seed });
    expect(by(1)).toEqual(by(1));
    expect(by(1)).not.toEqual(by(2));
  });
  test("bootstrapInterval leaves half of the rest out on either side", () => {
    const samples = [3.1, 4.7, 2.2, 9.8, 5.5, 6.1, 3.3, 4.2];
    const random = createRandom(5);
    const drawn = Array.from({ length: 300 }, () => mean(resample(samples, random)));
    expect(
      bootstrapInterval(samples, { statistic: mean, level: 0.5, rounds: 300, seed: 5 }),
    ).toEqual({ low: quantile(drawn, 0.25), high: quantile(drawn, 0.75) });
  });
  test("bootstrapInterval(samples, {level}) widens with the level", () => {
    const samples = Array.from({ length: 30 }, createRandom(3));
    const at50 = bootstrapInterval(samples, { level: 0.5 });
    const at99 = bootstrapInterval(samples, { level: 0.99 });
    expect(at99.low).toBeLessThan(at50.low);
    expect(at99.high).toBeGreaterThan(at50.high);
  });
  test("bootstrapInterval holds the true median in about 95 of 100 seeded worlds", () => {
    const worlds = Array.from({ length: 300 }, (_, seed) => {
      const samples = Array.from({ length: 25 }, createRandom(seed));
      const { low, high } = bootstrapInterval(samples, { rounds: 500 });
      return low <= 0.5 && 0.5 <= high;
    });
    const held = worlds.filter(Boolean).length;
    expect(held).toBeGreaterThanOrEqual(270);
    expect(held).toBeLessThanOrEqual(297);
  });
  test("bootstrapInterval refuses what it cannot judge", () => {
    expect(() => bootstrapInterval([])).toThrow("bootstrapInterval needs at least 1 sample");
    expect(() => bootstrapInterval([1], { level: 95 })).toThrow("between 0 and 1, not 95");
    expect(() => bootstrapInterval([1], { rounds: 0 })).toThrow("above 0, not 0");
  });
});

test("resample(samples, random) draws as many, all of them samples, some of them twice", () => {
  const samples = Array.from({ length: 50 }, (_, i) => i);
  const drawn = resample(samples, createRandom(1));
  expect(drawn).toHaveLength(50);
  expect(drawn.every((sample) => samples.includes(sample))).toBe(true);
  expect(new Set(drawn).size).toBeLessThan(50);
  expect(median(drawn)).not.toBe(drawn[25]);
});
