import { describe, expect, it } from "vitest";
import { countNumbers, countOptions } from "#workshop/room";

const told = (bars: { label: string; count: number; right: boolean }[]) =>
  bars.map(({ label, count, right }) => `${label}: ${count}${right ? " right" : ""}`);

/** What no step can be made of, or no border told from the next one. */
const hostile = [
  [5e-324],
  [5e-324, -5e-324],
  [-1e-320, 5e-324],
  [-1.7e308, 1.7e308],
  [1e15, 1e15 + 0.125],
  [-1e-300, 1e15],
];

describe("countOptions(answers, options, truth)", () => {
  it("keeps the options' order, those that nobody chose among them", () => {
    expect(told(countOptions(["b", "b", "x"], ["a", "b"], "a"))).toEqual(["a: 0 right", "b: 2"]);
  });
});

describe("countNumbers(answers, unit, truth)", () => {
  it("counts every number once, in at most eight bins with round borders", () => {
    for (const answers of [
      [0],
      [3, 3],
      [1, 2, 3, 4, 5, 90],
      [-5, 5],
      [0.1, 1000],
      [1e-9, 1e12],
      ...hostile,
    ]) {
      const bars = countNumbers(answers, "ms");
      expect(
        bars.reduce((sum, { count }) => sum + count, 0),
        String(answers),
      ).toBe(answers.length);
      expect(bars.length, String(answers)).toBeLessThanOrEqual(9);
    }
  });

  it("grows its bins by factors where answers differ by orders of magnitude", () => {
    const bars = countNumbers([1, 15, 15, 900], "ms", 120);
    expect(told(bars).filter((bar) => !bar.endsWith(": 0"))).toEqual([
      "1 to 5 ms: 1",
      "5 to 20 ms: 2",
      "100 to 500 ms: 0 right",
      "500 to 1,000 ms: 1",
    ]);
  });

  it("shows nothing where there is nothing", () => {
    expect(countNumbers([], "ms")).toEqual([]);
    expect(countNumbers([Number.NaN], "ms")).toEqual([]);
  });
});
