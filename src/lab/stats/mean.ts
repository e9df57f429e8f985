import { checkSamples } from "./samples.js";

/**
 * The arithmetic mean.
 *
 * @throws RangeError without samples, or with one that is not finite.
 */
export function mean(samples: readonly number[]): number {
  checkSamples("mean", samples);
  return samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
}

/**
 * The standard deviation of the population that the samples were drawn from (divided by n - 1).
 *
 * @throws RangeError with fewer than two samples, or with one that is not finite.
 */
export function standardDeviation(samples: readonly number[]): number {
  checkSamples("standardDeviation", samples, 2);
  const centre = mean(samples);
  const squares = samples.reduce((sum, sample) => sum + (sample - centre) ** 2, 0);
  return Math.sqrt(squares / (samples.length - 1));
}
