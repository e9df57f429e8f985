import { stolenTime } from "overlap/time";
import { describe, expect, test } from "vitest";
import { stolenIn } from "../../../dist/lab/time/stolen-time.js";

describe("stolenIn(stat)", () => {
  test("stolenIn gives the time of all cores in milliseconds", () => {
    const stat = "cpu  100 2 30 4000 5 6 7 89 10 11\ncpu0 50 1 15 2000 2 3 3 44 5 5\n";
    expect(stolenIn(stat)).toBe(890);
  });
  test("stolenIn is 0 where nobody counts it", () => {
    expect(stolenIn("")).toBe(0);
    expect(stolenIn("cpu  100 2 30 4000\n")).toBe(0);
    expect(stolenIn("intr 1 2 3 4 5 6 7 8 9\n")).toBe(0);
  });
});

describe("stolenTime()", () => {
  test("stolenTime() never goes back, and counts in hundredths of a second", () => {
    const [before, after] = [stolenTime(), stolenTime()];
    expect(after).toBeGreaterThanOrEqual(before);
    expect(before % 10).toBe(0);
  });
});
