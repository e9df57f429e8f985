import type { Interval } from "./bootstrap.js";
import { type FitOptions, fitLinear, type LawFit, type LinearLaw, type NoFit } from "./fit.js";
import { universalPeak } from "./laws.js";
import type { ScalePoint } from "./scale-point.js";

/** A fit of a law whose one parameter is the part that cannot be divided. */
export interface SerialFit extends LawFit {
  /** The share of the work that cannot be divided, 0 to 1. */
  serial: number;
  /** Where that share probably lies (95 %, from resampled residuals). */
  serialInterval: Interval;
}

export interface AmdahlFit extends SerialFit {
  /** The speedup that no number of workers reaches: 1 / serial. */
  limit: number;
}

export interface UniversalFit extends LawFit {
  /** Contention, 0 to 1: see `universal`. */
  sigma: number;
  /** Where sigma probably lies (95 %, from resampled residuals). */
  sigmaInterval: Interval;
  /** Coherency, 0 or more: see `universal`. */
  kappa: number;
  /** Where kappa probably lies (95 %, from resampled residuals). */
  kappaInterval: Interval;
  /** The number of workers at which throughput is highest; infinite when kappa is 0. */
  peak: number;
  /** Where the peak probably lies (95 %, from resampled residuals). */
  peakInterval: Interval;
  /** Whether there are points on both sides of the peak; if not, it is a guess beyond what was seen. */
  peakSeen: boolean;
}

const amdahlLaw: LinearLaw = {
  name: "Amdahl's law",
  of: "time per work",
  coefficients: ["parallel", "serial"],
  against: [
    "throughput falls as workers are added, and by this law it never does",
    "throughput grows more than in proportion to the workers",
  ],
  row: (workers) => [1, workers],
};

const gustafsonLaw: LinearLaw = {
  name: "Gustafson's law",
  of: "throughput",
  coefficients: ["serial", "parallel"],
  against: [
    "throughput grows more than in proportion to the workers",
    "throughput falls as workers are added, and by this law it never does",
  ],
  row: (workers) => [1, workers],
};

const universalLaw: LinearLaw = {
  name: "the universal scalability law",
  of: "time per work",
  coefficients: ["parallel", "sigma", "kappa"],
  against: [
    "even one worker would be all contention",
    "throughput grows more than in proportion to the workers",
    "throughput picks up again after it has slackened",
  ],
  row: (workers) => [1, workers, workers * (workers - 1)],
};

/**
 * Fits Amdahl's law to throughputs at three or more different numbers of workers.
 *
 * The serial share and the throughput of one worker are found by least squares of the relative
 * deviations; the share stays within 0 and 1.
 *
 * @returns The fit; or `ok: false` and the reason, when there are too few points or they contradict
 *   the law.
 * @throws RangeError when a point has less than one worker or no throughput.
 */
export function fitAmdahl(
  points: readonly ScalePoint[],
  options: FitOptions = {},
): AmdahlFit | NoFit {
  const fit = fitLinear(amdahlLaw, points, options);
  if (!fit.ok) return fit;
  const { coefficients, draws, ...law } = fit;
  const share = ([parallel, serial]: number[]) => serial! / (parallel! + serial!);
  const serial = share(coefficients);
  return { ...law, serial, serialInterval: middleOf(draws.map(share)), limit: 1 / serial };
}

/**
 * Fits Gustafson's law, where the work grows with the workers, to throughputs at three or more
 * different numbers of workers. As {@link fitAmdahl} otherwise.
 */
export function fitGustafson(
  points: readonly ScalePoint[],
  options: FitOptions = {},
): SerialFit | NoFit {
  const fit = fitLinear(gustafsonLaw, points, options);
  if (!fit.ok) return fit;
  const { coefficients, draws, ...law } = fit;
  const share = ([serial, parallel]: number[]) => serial! / (serial! + parallel!);
  return { ...law, serial: share(coefficients), serialInterval: middleOf(draws.map(share)) };
}

/**
 * Fits the universal scalability law to throughputs at four or more different numbers of workers.
 *
 * Multiplied out, the time that one worker spends per unit of work is linear in three coefficients,
 * so sigma and kappa are found exactly; both stay at 0 or above, as negative ones mean nothing (a
 * `held` names what noise would have taken below). As {@link fitAmdahl} otherwise.
 */
export function fitUniversal(
  points: readonly ScalePoint[],
  options: FitOptions = {},
): UniversalFit | NoFit {
  const fit = fitLinear(universalLaw, points, options);
  if (!fit.ok) return fit;
  const { coefficients, draws, ...law } = fit;
  const read = ([parallel, contended, coherency]: number[]) => {
    const one = parallel! + contended!;
    const sigma = contended! / one;
    const kappa = coherency! / one;
    return { sigma, kappa, peak: universalPeak(sigma, kappa) };
  };
  const found = read(coefficients);
  const drawn = draws.map(read);
  const counts = points.map(({ workers }) => workers);
  return {
    ...law,
    ...found,
    sigmaInterval: middleOf(drawn.map(({ sigma }) => sigma)),
    kappaInterval: middleOf(drawn.map(({ kappa }) => kappa)),
    peakInterval: middleOf(drawn.map(({ peak }) => peak)),
    peakSeen: Math.min(...counts) <= found.peak && found.peak <= Math.max(...counts),
  };
}

/** The middle 95 % by rank: a peak may be infinite, and infinities have no straight line between them. */
function middleOf(values: readonly number[]): Interval {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)]!;
  return { low: at(0.025), high: at(0.975) };
}
