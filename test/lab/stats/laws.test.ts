import {
  amdahl,
  checkLittle,
  gustafson,
  littlesLaw,
  universal,
  universalPeak,
} from "overlap/stats";
import { describe, expect, test } from "vitest";

describe("laws", () => {
  test("every law gives 1 for one worker", () => {
    expect([amdahl(1, 0.3), gustafson(1, 0.3), universal(1, 0.3, 0.1)]).toEqual([1, 1, 1]);
  });
  test("amdahl(workers, serial) halves only what can be divided", () => {
    expect(amdahl(2, 0.5)).toBeCloseTo(4 / 3, 12);
    expect(amdahl(1e9, 0.05)).toBeCloseTo(20, 4);
  });
  test("gustafson(workers, serial) grows by the parallel share with each worker", () => {
    expect(gustafson(11, 0.1) - gustafson(10, 0.1)).toBeCloseTo(0.9, 12);
  });
  test("universal(workers, sigma, 0) is Amdahl's law", () => {
    for (const workers of [2, 7, 100]) {
      expect(universal(workers, 0.2, 0)).toBeCloseTo(amdahl(workers, 0.2), 12);
    }
  });
  test("universal is highest at its peak", () => {
    const peak = universalPeak(0.02, 1e-3);
    const [below, at, above] = [0.9, 1, 1.1].map((share) => universal(share * peak, 0.02, 1e-3));
    expect(at).toBeGreaterThan(below!);
    expect(at).toBeGreaterThan(above!);
    expect(universalPeak(0.1, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(universalPeak(0.9, 0.5)).toBe(1);
  });
});

describe("Little's law", () => {
  test("littlesLaw(throughput, latency) is how many are inside", () => {
    expect(littlesLaw(746, 21.6)).toBeCloseTo(16.11, 2);
  });
  test("checkLittle(readings) compares with what the server counted", () => {
    const right = checkLittle({ throughput: 800, latency: 20, inFlight: 16.8 });
    expect(right.expected).toBe(16);
    expect(right.ratio).toBeCloseTo(1.05, 12);
    expect(right.holds).toBe(true);
    expect(checkLittle({ throughput: 800, latency: 20, inFlight: 20 }).holds).toBe(false);
    expect(checkLittle({ throughput: 800, latency: 20, inFlight: 20 }, 0.3).holds).toBe(true);
  });
  test("checkLittle refuses a reading that is none", () => {
    expect(() => checkLittle({ throughput: 0, latency: 20, inFlight: 2 })).toThrow(
      "checkLittle needs a throughput above 0, not 0",
    );
  });
});
