import { mean, median, quantile, standardDeviation } from "overlap/stats";
import { describe, expect, test } from "vitest";

describe("median", () => {
  test("median(samples) is the middle sample of an odd number", () => {
    expect(median([9, 1, 5])).toBe(5);
  });
  test("median(samples) is the mean of the two middle samples of an even number", () => {
    expect(median([8, 1, 4, 2])).toBe(3);
  });
  test("median(samples) compares numbers, not their text", () => {
    expect(median([10, 9, 100])).toBe(10);
  });
  test("median(samples) leaves the samples in their order", () => {
    const samples = [3, 1, 2];
    median(samples);
    expect(samples).toEqual([3, 1, 2]);
  });
  test("median([]) and median([NaN]) say what is wrong", () => {
    expect(() => median([])).toThrow("median needs at least 1 sample, got 0");
    expect(() => median([1, Number.NaN])).toThrow("finite numbers, but sample 1 is NaN");
  });
});

describe("quantile", () => {
  test("quantile(samples, p) lies on the line between two samples, as type 7 of R does", () => {
    // R: quantile(c(1, 2, 4, 8), c(0, .1, .25, .5, .9, 1), type = 7)
    const at = [0, 0.1, 0.25, 0.5, 0.9, 1].map((p) => quantile([8, 4, 2, 1], p));
    [1, 1.3, 1.75, 3, 6.8, 8].forEach((value, i) => {
      expect(at[i]).toBeCloseTo(value, 12);
    });
  });
  test("quantile([x], p) is x for every p", () => {
    expect([0, 0.3, 1].map((p) => quantile([7], p))).toEqual([7, 7, 7]);
  });
  test("quantile(samples, p) refuses a share that is none", () => {
    for (const p of [-0.1, 1.1, Number.NaN]) {
      expect(() => quantile([1], p)).toThrow(`a share from 0 to 1, not ${p}`);
    }
  });
});

describe("mean and standardDeviation", () => {
  test("mean(samples) is their sum by their number", () => {
    expect(mean([1, 2, 6])).toBe(3);
  });
  test("standardDeviation(samples) divides by n - 1", () => {
    expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 12);
  });
  test("standardDeviation of one sample is refused", () => {
    expect(() => standardDeviation([1])).toThrow("needs at least 2 samples, got 1");
  });
});
