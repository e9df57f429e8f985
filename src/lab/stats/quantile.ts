import { checkSamples } from "./samples.js";

/**
 * The value below which the share `p` of the samples lies, between two samples by straight line:
 * type 7 of Hyndman and Fan ("Sample quantiles in statistical packages", 1996), the default of R and
 * NumPy.
 *
 * @param p The share, 0 to 1: 0 gives the least, 0.5 the median, 1 the greatest.
 * @throws RangeError without samples, with one that is not finite, or with `p` outside 0 to 1.
 */
export function quantile(samples: readonly number[], p: number): number {
  checkSamples("quantile", samples);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile needs a share from 0 to 1, not ${p}`);
  return ofSorted(Float64Array.from(samples).sort(), p);
}

/**
 * The middle sample, or the mean of the two in the middle. One straggler does not move it, which is
 * why timings are summed up by it.
 *
 * @throws RangeError without samples, or with one that is not finite.
 */
export function median(samples: readonly number[]): number {
  checkSamples("median", samples);
  return ofSorted(Float64Array.from(samples).sort(), 0.5);
}

function ofSorted(sorted: Float64Array, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const low = sorted[below]!;
  const high = sorted[Math.ceil(at)]!;
  return low + (high - low) * (at - below);
}
