import { heldOut, type PredictAt } from "overlap/exercises";
import { fitAmdahl, fitUniversal, type ScalePoint } from "overlap/stats";
import { describe, expect, it } from "vitest";
import { attempt } from "./attempt.js";

const check = (answer: PredictAt) => heldOut.observe(answer, attempt);

const universalFit: PredictAt = (points, workers) => {
  const fit = fitUniversal(points);
  return fit.ok ? fit.throughput(workers) : Number.NaN;
};

/** The misses of sigma and kappa, as shares, squared. */
function badness(points: readonly ScalePoint[], sigma: number, kappa: number) {
  const scales = points.map(
    ({ workers: n, throughput }) => throughput / (n / (1 + sigma * (n - 1) + kappa * n * (n - 1))),
  );
  const base = scales.reduce((a, b) => a + b) / scales.length;
  const squares = scales.reduce((sum, scale) => sum + (scale / base - 1) ** 2, 0);
  return { base, squares, sigma, kappa };
}

/** No least squares, no library: every sigma and kappa of a grid is tried. */
const byTrial: PredictAt = (points, n) => {
  let best = badness(points, 0, 0);
  for (let sigma = 0; sigma <= 0.6; sigma += 0.002) {
    for (const kappa of [0, ...Array.from({ length: 40 }, (_, i) => 1e-5 * 1.2 ** i)]) {
      const trial = badness(points, sigma, kappa);
      if (trial.squares < best.squares) best = trial;
    }
  }
  const { base, sigma, kappa } = best;
  return (base * n) / (1 + sigma * (n - 1) + kappa * n * (n - 1));
};

const last = (points: readonly ScalePoint[], back = 0) => points[points.length - 1 - back]!;

describe("heldOut", () => {
  it("is passed by the universal scalability law, fitted to the points", async () => {
    const { passed, observed } = await check(universalFit);
    expect(observed).toContain("all 7 points");
    expect(passed).toBe(true);
  });

  it("is passed by sigma and kappa found by trial", async () => {
    const { passed, observed } = await check(byTrial);
    expect(observed).toContain("all 7 points");
    expect(passed).toBe(true);
  });

  it("is not passed by proportion, and says how far it misses", async () => {
    const { passed, observed, hint } = await check(
      (points, workers) => (last(points).throughput * workers) / last(points).workers,
    );
    expect(passed).toBe(false);
    expect(observed).toContain("you say 320, it was 178");
    expect(heldOut.hints[hint ?? 0]).toContain("proportion");
  });

  it("is not passed by a straight line through the last two points", async () => {
    const { passed } = await check((points, workers) => {
      const [a, b] = [last(points, 1), last(points)];
      const slope = (b.throughput - a.throughput) / (b.workers - a.workers);
      return b.throughput + slope * (workers - b.workers);
    });
    expect(passed).toBe(false);
  });

  it("is not passed by the last value", async () => {
    const { passed, observed, hint } = await check((points) => last(points).throughput);
    expect(passed).toBe(false);
    expect(observed).toContain("too few");
    expect(heldOut.hints[hint ?? 0]).toContain("still rises");
  });

  it("is not passed by a constant", async () => {
    expect((await check(() => 178)).passed).toBe(false);
  });

  it("is not passed by a law without a peak", async () => {
    const { passed, observed, hint } = await check((points, workers) => {
      const fit = fitAmdahl(points);
      return fit.ok ? fit.throughput(workers) : last(points).throughput;
    });
    expect(passed).toBe(false);
    expect(observed).toContain("past the peak");
    expect(heldOut.hints[hint ?? 0]).toContain("peak");
  });

  it("is not passed by a straight line between the neighbours", async () => {
    const { passed } = await check((points, workers) => {
      const after = points.find((point) => point.workers > workers);
      if (after === undefined) return universalFit(points, workers);
      const before = points[points.indexOf(after) - 1]!;
      const share = (workers - before.workers) / (after.workers - before.workers);
      return before.throughput + share * (after.throughput - before.throughput);
    });
    expect(passed).toBe(false);
  });

  it("is not passed by what is no number", async () => {
    for (const nothing of [undefined, Number.NaN, Number.POSITIVE_INFINITY, -1, "178"]) {
      const { passed, observed, hint } = await check((() => nothing) as unknown as PredictAt);
      expect(passed).toBe(false);
      expect(observed).toContain("which is no throughput");
      expect(hint).toBe(3);
    }
  });

  it("is not passed by an answer that changes the points instead of predicting", async () => {
    const { passed } = await check((points, workers) => {
      (points as ScalePoint[]).push({ workers, throughput: 1 });
      return 1;
    });
    expect(passed).toBe(false);
  });
});
