import { resample } from "./bootstrap.js";
import { leastSquares, nonNegativeLeastSquares, type Solution } from "./least-squares.js";
import { mean } from "./mean.js";
import { createRandom } from "./random.js";
import { checkPoints, distinctWorkers, type ScalePoint } from "./scale-point.js";

export interface FitOptions {
  /**
   * The throughput of one worker, where it is known and not to be fitted. Gunther fits so, with the
   * measurement of one worker; that one then weighs more than all the others.
   */
  base?: number;
  /** The same seed gives the same intervals; default 1. */
  seed?: number;
}

/** What the fit of every law has. */
export interface LawFit {
  ok: true;
  /** The throughput of one worker, by the law. */
  base: number;
  /** The share by which each point lies above the law (or below it: negative), in the order of the points. */
  residuals: number[];
  /** How far the points lie from the law, as a share: the root of the mean of the squared residuals. */
  scatter: number;
  /** The share of the variation of throughput that the law explains; NaN when throughput does not vary. */
  r2: number;
  /** Parameters that would have come out below 0 and are held at 0: noise, or too little to tell. */
  held: string[];
  /** The throughput that the law says for so many workers. */
  throughput(workers: number): number;
  /** How many times the throughput of one worker that is. */
  speedup(workers: number): number;
}

/** Says why there is no answer. */
export interface NoFit {
  ok: false;
  reason: string;
}

/** A law written so that it is linear in coefficients of which none may be below 0. */
export interface LinearLaw {
  name: string;
  /** What the law is linear in: throughput, or the time that one worker spends per unit of work. */
  of: "throughput" | "time per work";
  /** The names of the coefficients. */
  coefficients: readonly string[];
  /** For each of them, what it means when the points want it below 0. */
  against: readonly string[];
  /** The factors of the coefficients for so many workers. */
  row(workers: number): number[];
}

/** Coefficients, and many more of them as other points of the same world might have given. */
export interface LinearFit extends LawFit {
  coefficients: number[];
  draws: number[][];
}

/**
 * Fits a law by least squares of the relative deviations: timings scatter by a share of themselves.
 * As the law is linear in its coefficients, the answer is exact; there are no starting values and
 * nothing that may not converge.
 */
export function fitLinear(
  law: LinearLaw,
  points: readonly ScalePoint[],
  { base, seed = 1 }: FitOptions,
): LinearFit | NoFit {
  checkPoints(law.name, points);
  if (base !== undefined && !(base > 0 && Number.isFinite(base))) {
    throw new RangeError(`${law.name}: base must be above 0, not ${base}`);
  }
  const needed = law.coefficients.length + 1;
  const counts = distinctWorkers(points);
  if (counts < needed) {
    const reason = `${law.name} needs at least ${needed} different numbers of workers, got ${counts}`;
    return { ok: false, reason };
  }
  const values = points.map(({ workers, throughput }) => ofLaw(law, workers, throughput));
  const solve = (method: typeof leastSquares, observed: readonly number[]) =>
    rounded(method, ...relative(law, points, observed, base));

  const free = solve(leastSquares, values);
  const bounded = solve(nonNegativeLeastSquares, values);
  if (free === undefined || bounded === undefined) {
    return { ok: false, reason: `${law.name} cannot be told from these numbers of workers` };
  }
  const { coefficients } = bounded;
  const linear = (workers: number) => dot(law.row(workers), coefficients);
  const throughput = (workers: number) => ofLaw(law, workers, linear(workers));
  const residuals = points.map((point) => point.throughput / throughput(point.workers) - 1);
  const scatter = Math.sqrt(mean(residuals.map((residual) => residual ** 2)));
  const r2 = explained(points, throughput);
  const held = law.coefficients.filter((_, j) => free.coefficients[j]! < 0);
  // A bound that costs so much is no noise: the points contradict the law.
  if (scatter > 0.05 && (r2 < 0 || bounded.squares > 4 * free.squares)) {
    const against = law.against[law.coefficients.indexOf(held[0] ?? "")];
    const why = against ?? "it describes them worse than their mean does";
    return { ok: false, reason: `${law.name} does not fit these points: ${why}` };
  }
  return {
    ok: true,
    base: throughput(1),
    residuals,
    scatter,
    r2,
    held,
    throughput,
    speedup: (workers) => throughput(workers) / throughput(1),
    coefficients,
    draws: otherWorlds(
      values,
      points.map(({ workers }) => linear(workers)),
      { seed, parameters: coefficients.length },
    ).map((world) => solve(nonNegativeLeastSquares, world)?.coefficients ?? coefficients),
  };
}

/**
 * Values that might have been observed if the law holds: what it says, times the deviations drawn
 * again. A law bends towards its points, so these deviations are too small by what its parameters
 * took up.
 */
function otherWorlds(
  values: readonly number[],
  fitted: readonly number[],
  { seed, parameters }: { seed: number; parameters: number },
): number[][] {
  const stretch = Math.sqrt(values.length / (values.length - parameters));
  const deviations = values.map((value, i) => (value / fitted[i]! - 1) * stretch);
  const random = createRandom(seed);
  return Array.from({ length: 500 }, () => {
    const drawn = resample(deviations, random);
    return fitted.map((value, i) => value * Math.max(0.01, 1 + drawn[i]!));
  });
}

/** Takes coefficients that matter nowhere for 0: what is left of them is rounding. */
function rounded(
  method: typeof leastSquares,
  rows: readonly number[][],
  values: readonly number[],
): Solution | undefined {
  const solution = method(rows, values);
  const coefficients = solution?.coefficients.map((coefficient, j) => {
    const most = Math.max(...rows.map((row) => row[j]!));
    return Math.abs(coefficient) * most < 1e-9 ? 0 : coefficient;
  });
  return solution && coefficients && { coefficients, squares: solution.squares };
}

/** From throughput to what the law is linear in, and back: it is the same step. */
function ofLaw({ of }: LinearLaw, workers: number, value: number): number {
  return of === "throughput" ? value : workers / value;
}

/** Rows and values divided by what was observed, so that the deviations are shares of it. */
function relative(
  law: LinearLaw,
  points: readonly ScalePoint[],
  observed: readonly number[],
  base: number | undefined,
): [number[][], number[]] {
  const rows = points.map(({ workers }, i) => law.row(workers).map((x) => x / observed[i]!));
  const values = points.map(() => 1);
  if (base !== undefined) {
    // One more observation, so heavy that it holds to 1 in 10,000,000,000.
    const weight = 1e5 / ofLaw(law, 1, base);
    rows.push(law.row(1).map((x) => x * weight));
    values.push(1e5);
  }
  return [rows, values];
}

function explained(points: readonly ScalePoint[], throughput: (workers: number) => number): number {
  const centre = mean(points.map((point) => point.throughput));
  const sum = (deviation: (point: ScalePoint) => number) =>
    points.reduce((total, point) => total + deviation(point) ** 2, 0);
  const all = sum((point) => point.throughput - centre);
  const left = sum((point) => point.throughput - throughput(point.workers));
  return all === 0 ? Number.NaN : 1 - left / all;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
