import type { Attempt, Exercise, Verdict } from "../lesson/index.js";
import { findExperiment, publishedSpeedups, type SourceName } from "../published/index.js";
import { createRandom, type ScalePoint, universal } from "../stats/index.js";

/** What the learner writes: from measured points to the throughput of so many workers. */
export type PredictAt = (points: readonly ScalePoint[], workers: number) => number;

/** A sweep with one point left out, and how far a prediction of that one may miss. */
interface Sweep {
  name: string;
  points: readonly ScalePoint[];
  held: ScalePoint;
  tolerance: number;
}

const PROPORTION = 0;
const LAST = 1;
const PEAK = 2;
const NUMBER = 3;

/** Lesson 09: what does the point say that was left out? */
export const heldOut: Exercise<PredictAt> = {
  id: "held-out",
  expected:
    "the prediction misses the point that was left out by at most a tenth, and in the noisiest sweep by at most a quarter.",
  hints: [
    "More workers do not bring more in proportion, and a straight line does not know that. `fitUniversal(points)` of `overlap/stats` bends as the points do.",
    "A sweep that still rises has not reached its limit at its last point. Fit a law to all of the points and ask it for this number of workers.",
    "In this sweep throughput falls in the end. Amdahl's law and Gustafson's cannot fall: it takes a law with a peak.",
    "Return a number above 0: the throughput that you expect. A fit has a function `throughput(workers)`.",
  ],
  async observe(predictAt, attempt) {
    const sweeps = [...invented(), published("notes", 0.1), published("rhymes", 0.25)];
    for (const sweep of sweeps) {
      const failure = await observeSweep(predictAt, sweep, attempt);
      if (failure) return failure;
    }
    return {
      passed: true,
      observed: `all ${sweeps.length} points that were left out are predicted, two of them from the articles.`,
    };
  },
};

/** What is wrong with the answer for one sweep, if anything. */
async function observeSweep(
  predictAt: PredictAt,
  { name, points, held, tolerance }: Sweep,
  attempt: Attempt,
): Promise<Verdict | undefined> {
  const given = points.map((point) => ({ ...point }));
  const said: unknown = await attempt(() => predictAt(given, held.workers));
  const failed = (what: string, hint: number): Verdict => {
    const seen = points.map(({ workers }) => workers).join(", ");
    const observed = `${name}, measured at ${seen} and left out at ${held.workers}: ${what}.`;
    return { passed: false, observed, hint };
  };
  if (typeof said !== "number" || !(said > 0 && Number.isFinite(said))) {
    return failed(`you say ${String(said)}, which is no throughput`, NUMBER);
  }
  const off = said / held.throughput - 1;
  if (Math.abs(off) <= tolerance) return undefined;
  const side = off > 0 ? "too many" : "too few";
  const percent = Math.round(100 * Math.abs(off));
  const falls = points.some(({ workers, throughput }) => {
    return workers < held.workers && throughput > held.throughput;
  });
  const what = `you say ${rounded(said)}, it was ${rounded(held.throughput)}, which is ${percent} % ${side}`;
  return failed(what, off < 0 ? LAST : falls ? PEAK : PROPORTION);
}

/** Sweeps from known laws; the first without noise, so that it can be checked by hand. */
function invented(): Sweep[] {
  const laws = [
    { name: "half serial", sigma: 0.5, kappa: 0, base: 100, noise: 0, counts: [1, 2, 3, 4], at: 8 },
    {
      name: "hardly any contention",
      sigma: 0.01,
      kappa: 0,
      base: 7,
      counts: [1, 2, 4, 8, 16],
      at: 32,
    },
    {
      name: "some contention",
      sigma: 0.1,
      kappa: 0,
      base: 240,
      counts: [1, 2, 4, 8, 16, 32],
      at: 64,
    },
    {
      name: "past the peak",
      sigma: 0.03,
      kappa: 0.002,
      base: 1,
      counts: [1, 2, 4, 8, 16, 32],
      at: 64,
    },
    {
      name: "in the middle",
      sigma: 0.05,
      kappa: 0.003,
      base: 900,
      counts: [1, 2, 4, 16, 32],
      at: 8,
    },
  ];
  return laws.map(({ name, sigma, kappa, base, noise = 0.01, counts, at }, i) => {
    const random = createRandom(i + 1);
    const points = counts.map((workers) => ({
      workers,
      throughput: base * universal(workers, sigma, kappa) * (1 + noise * (2 * random() - 1)),
    }));
    const held = { workers: at, throughput: base * universal(at, sigma, kappa) };
    return { name: `Sweep “${name}”`, points, held, tolerance: 0.1 };
  });
}

/** An article's threads, the last of them left out. */
function published(source: SourceName, tolerance: number): Sweep {
  const points = publishedSpeedups(findExperiment(source, "download"))
    .filter(({ model }) => model === "sequential" || model === "threads")
    .map(({ workers = 1, speedup }) => ({ workers, throughput: speedup }));
  const held = points[points.length - 1]!;
  return { name: `The threads of ${source}`, points: points.slice(0, -1), held, tolerance };
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}
