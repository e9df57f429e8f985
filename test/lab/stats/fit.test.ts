import {
  amdahl,
  createRandom,
  fitAmdahl,
  fitGustafson,
  fitUniversal,
  gustafson,
  type ScalePoint,
  universal,
} from "overlap/stats";
import { describe, expect, test } from "vitest";

const points = (counts: number[], law: (workers: number) => number): ScalePoint[] =>
  counts.map((workers) => ({ workers, throughput: law(workers) }));

/** The fit, or a failing test that says why there is none. */
function fitted<T extends { ok: true }>(fit: T | { ok: false; reason: string }): T {
  if (fit.ok) return fit;
  throw new Error(`no fit: ${fit.reason}`);
}

/** Why there is no fit. */
function reason(fit: { ok: true } | { ok: false; reason: string }): string {
  return fit.ok ? "it fits" : fit.reason;
}

const doubling = [1, 2, 4, 8, 16, 32, 64];

describe("fits of points that lie on the law", () => {
  test("fitAmdahl finds the serial share and the throughput of one worker", () => {
    const fit = fitted(fitAmdahl(points([1, 2, 4, 8], (n) => 7 * amdahl(n, 0.1))));
    expect(fit.serial).toBeCloseTo(0.1, 12);
    expect(fit.base).toBeCloseTo(7, 12);
    expect(fit.limit).toBeCloseTo(10, 9);
    expect(fit.speedup(3)).toBeCloseTo(amdahl(3, 0.1), 12);
    expect(fit.throughput(3)).toBeCloseTo(7 * amdahl(3, 0.1), 12);
    expect(fit.r2).toBeCloseTo(1, 12);
    expect(fit.scatter).toBeCloseTo(0, 12);
    expect(fit.held).toEqual([]);
  });

  test("fitAmdahl of work that divides fully has no serial share and no limit", () => {
    const fit = fitted(fitAmdahl(points([1, 2, 4], (n) => 3 * n)));
    expect([fit.serial, fit.limit]).toEqual([0, Number.POSITIVE_INFINITY]);
    expect(fit.held).toEqual([]);
  });

  test("fitGustafson finds the serial share", () => {
    const fit = fitted(fitGustafson(points([1, 2, 4, 8], (n) => 5 * gustafson(n, 0.3))));
    expect(fit.serial).toBeCloseTo(0.3, 12);
    expect(fit.base).toBeCloseTo(5, 12);
  });

  test("fitUniversal finds sigma, kappa and the peak", () => {
    const fit = fitted(fitUniversal(points(doubling, (n) => 1000 * universal(n, 0.05, 5e-4))));
    expect(fit.sigma).toBeCloseTo(0.05, 12);
    expect(fit.kappa).toBeCloseTo(5e-4, 12);
    expect(fit.peak).toBeCloseTo(Math.sqrt(0.95 / 5e-4), 6);
    expect(fit.peakSeen).toBe(true);
    expect(fit.base).toBeCloseTo(1000, 8);
  });

  test("fitUniversal stands numbers of workers up to 10,000", () => {
    const counts = [1, 10, 100, 1000, 10_000];
    const fit = fitted(fitUniversal(points(counts, (n) => universal(n, 0.01, 1e-7))));
    expect(fit.sigma).toBeCloseTo(0.01, 9);
    expect(fit.kappa / 1e-7).toBeCloseTo(1, 6);
  });

  test("fitUniversal of points on Amdahl's law has kappa 0 and a peak that is never reached", () => {
    const fit = fitted(fitUniversal(points(doubling, (n) => amdahl(n, 0.1))));
    expect(fit.sigma).toBeCloseTo(0.1, 9);
    expect([fit.kappa, fit.peak]).toEqual([0, Number.POSITIVE_INFINITY]);
    expect(fit.peakSeen).toBe(false);
  });
});

describe("fits of points that scatter", () => {
  const noisy = (seed: number, law: (workers: number) => number) => {
    const random = createRandom(seed);
    return points(doubling, (n) => law(n) * (1 + 0.1 * (random() - 0.5)));
  };

  test("fitUniversal lies near the truth, and its intervals hold it in most seeded worlds", () => {
    const worlds = Array.from({ length: 40 }, (_, seed) =>
      fitted(fitUniversal(noisy(seed, (n) => universal(n, 0.05, 5e-4)))),
    );
    for (const { sigma, peak } of worlds) {
      expect(Math.abs(sigma - 0.05)).toBeLessThan(0.03);
      expect(Math.abs(peak - 43.6)).toBeLessThan(15);
    }
    const held = worlds.filter(
      ({ kappaInterval: { low, high } }) => low <= 5e-4 && 5e-4 <= high,
    ).length;
    expect(held).toBeGreaterThanOrEqual(30);
  });

  test("fitUniversal holds kappa at 0 where noise would take it below, and says so", () => {
    const worlds = Array.from({ length: 40 }, (_, seed) =>
      fitted(fitUniversal(noisy(seed, (n) => amdahl(n, 0.05)))),
    );
    const bounded = worlds.filter(({ held }) => held.includes("kappa"));
    expect(bounded.length).toBeGreaterThan(5);
    expect(bounded.length).toBeLessThan(40);
    for (const { kappa } of bounded) expect(kappa).toBe(0);
    for (const { kappa } of worlds) expect(kappa).toBeGreaterThanOrEqual(0);
  });

  test("the residuals are the shares by which the points lie off, in their order", () => {
    const given = noisy(3, (n) => universal(n, 0.05, 5e-4));
    const fit = fitted(fitUniversal(given));
    expect(fit.residuals).toHaveLength(given.length);
    for (const [i, residual] of fit.residuals.entries()) {
      const { workers, throughput } = given[i]!;
      expect(fit.throughput(workers) * (1 + residual)).toBeCloseTo(throughput, 9);
    }
    expect(fit.r2).toBeGreaterThan(0.97);
    expect(fit.r2).toBeLessThan(1);
  });

  test("a fit repeats with its seed", () => {
    const given = noisy(3, (n) => amdahl(n, 0.05));
    const interval = (seed: number) => fitted(fitAmdahl(given, { seed })).serialInterval;
    expect(interval(1)).toEqual(interval(1));
    expect(interval(1)).not.toEqual(interval(2));
  });
});

describe("fits of a published sweep: 160 downloads with 1 to 30 threads, each twice", () => {
  const seconds: [number, number][] = [
    [1, 46.07],
    [1, 45.65],
    [5, 9.75],
    [5, 9.33],
    [10, 5.14],
    [10, 5.23],
    [15, 4.06],
    [15, 3.78],
    [20, 3.06],
    [20, 3.21],
    [30, 2.63],
    [30, 2.4],
  ];
  const sweep = seconds.map(([workers, time]) => ({ workers, throughput: 160 / time }));

  test("fitUniversal finds about 1.4 % contention and a peak near 60, beyond what was measured", () => {
    const fit = fitted(fitUniversal(sweep));
    expect(fit.sigma).toBeGreaterThan(0.012);
    expect(fit.sigma).toBeLessThan(0.016);
    expect(fit.kappa).toBeGreaterThan(2.4e-4);
    expect(fit.kappa).toBeLessThan(3.2e-4);
    expect(Math.abs(fit.peak - 59)).toBeLessThan(4);
    expect(fit.peakSeen).toBe(false);
    expect(fit.peakInterval.low).toBeGreaterThan(30);
    expect(fit.r2).toBeGreaterThan(0.99);
  });

  test("fitUniversal(points, {base}) goes through the throughput of one worker", () => {
    const base = 160 / 45.86;
    const fit = fitted(fitUniversal(sweep, { base }));
    expect(fit.base).toBeCloseTo(base, 8);
    expect(Math.abs(fit.peak - 59)).toBeLessThan(4);
  });

  test("fitUniversal without the last count foretells it within 5 %", () => {
    const fit = fitted(fitUniversal(sweep.filter(({ workers }) => workers < 30)));
    const measured = 160 / ((2.63 + 2.4) / 2);
    expect(Math.abs(fit.throughput(30) / measured - 1)).toBeLessThan(0.05);
  });
});

describe("no fit", () => {
  test("too few different numbers of workers are no fit, however many points", () => {
    const twice = [...points([1, 2], amdahl2), ...points([1, 2], amdahl2)];
    expect(reason(fitAmdahl(twice))).toBe(
      "Amdahl's law needs at least 3 different numbers of workers, got 2",
    );
    expect(reason(fitUniversal(points([1, 2, 4], amdahl2)))).toContain("at least 4 different");
    expect(reason(fitGustafson([]))).toContain("got 0");
  });

  test("fitAmdahl of more than proportional growth says so instead of a negative share", () => {
    const superlinear = points([1, 2, 4, 8], (n) => n ** 1.3);
    expect(reason(fitAmdahl(superlinear))).toBe(
      "Amdahl's law does not fit these points: throughput grows more than in proportion to the workers",
    );
    expect(reason(fitUniversal(superlinear))).toContain("more than in proportion");
    expect(reason(fitGustafson(superlinear))).toContain("more than in proportion");
  });

  test("fitAmdahl of a falling throughput says so; fitUniversal fits it", () => {
    const falling = points([1, 2, 4, 8], (n) => universal(n, 0.9, 0.5));
    expect(reason(fitAmdahl(falling))).toContain("throughput falls as workers are added");
    expect(fitted(fitUniversal(falling)).peak).toBe(1);
  });

  test("a point without workers or without throughput is refused", () => {
    expect(() => fitAmdahl([{ workers: 0, throughput: 1 }])).toThrow("point 0 has 0 workers");
    expect(() => fitAmdahl([{ workers: 1, throughput: 0 }])).toThrow("point 0 has throughput 0");
    expect(() => fitAmdahl(points([1, 2, 4], amdahl2), { base: -1 })).toThrow("not -1");
  });
});

function amdahl2(workers: number): number {
  return amdahl(workers, 0.2);
}
