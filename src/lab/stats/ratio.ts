import { type Interval, middle, resample } from "./bootstrap.js";
import { median } from "./quantile.js";
import { createRandom } from "./random.js";
import { checkSamples } from "./samples.js";

export interface RatioOptions {
  /**
   * Whether sample i of both sets comes from the same round, as `measure` gives them; default true.
   * What slowed a whole round down then falls out of its ratio.
   */
  paired?: boolean;
  /** How sure to be, between 0 and 1; default 0.95. */
  level?: number;
  /** How many times to resample; default 2000. */
  rounds?: number;
  /** The same seed gives the same interval; default 1. */
  seed?: number;
}

/** How many times as large, with the interval in which that probably lies. */
export interface Ratio extends Interval {
  ratio: number;
}

/**
 * How many times as large the first set is as the second.
 *
 * Paired by round, it is the median of the ratios of the rounds, and the rounds are resampled. Not
 * paired, it is the ratio of the two medians, and each set is resampled by itself.
 *
 * @throws RangeError without samples, with one that is not above 0 and finite, or, paired, when one
 *   set is longer than the other.
 */
export function ratio(
  numerators: readonly number[],
  denominators: readonly number[],
  { paired = true, level = 0.95, rounds = 2000, seed = 1 }: RatioOptions = {},
): Ratio {
  checkPositive(numerators);
  checkPositive(denominators);
  const random = createRandom(seed);
  if (paired) {
    const ratios = byRound(numerators, denominators);
    const interval = middle(() => median(resample(ratios, random)), { level, rounds });
    return { ratio: median(ratios), ...interval };
  }
  const draw = () => median(resample(numerators, random)) / median(resample(denominators, random));
  return {
    ratio: median(numerators) / median(denominators),
    ...middle(draw, { level, rounds }),
  };
}

/**
 * How many times as fast the second set is as the first: 2 means that it takes half the time.
 * See {@link ratio} for how it is computed.
 *
 * An interval that holds 1 means that these rounds do not tell which of the two is faster.
 *
 * @param before Times of what it is compared with, one per round.
 * @param after Times of what should be faster, one per round, in the same unit.
 */
export function speedup(
  before: readonly number[],
  after: readonly number[],
  options: RatioOptions = {},
): Ratio {
  return ratio(before, after, options);
}

function byRound(numerators: readonly number[], denominators: readonly number[]): number[] {
  if (numerators.length !== denominators.length) {
    throw new RangeError(
      `a ratio paired by round needs sets of one length, got ${numerators.length} and ` +
        `${denominators.length} samples; pass { paired: false } for sets of separate runs`,
    );
  }
  return numerators.map((numerator, round) => numerator / denominators[round]!);
}

function checkPositive(samples: readonly number[]): void {
  checkSamples("ratio", samples);
  const bad = samples.findIndex((sample) => sample <= 0);
  if (bad >= 0)
    throw new RangeError(`ratio needs samples above 0, but sample ${bad} is ${samples[bad]}`);
}
