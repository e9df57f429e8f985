import { median, quantile } from "./quantile.js";
import { createRandom, type Random } from "./random.js";
import { checkSamples } from "./samples.js";

/** Where a value probably lies. */
export interface Interval {
  low: number;
  high: number;
}

export interface BootstrapOptions {
  /** What is computed of a set of samples; default: the median. */
  statistic?: (samples: readonly number[]) => number;
  /** How sure to be, between 0 and 1; default 0.95. */
  level?: number;
  /** How many times to resample; default 2000. */
  rounds?: number;
  /** The same seed gives the same interval; default 1. */
  seed?: number;
}

/**
 * The interval in which the statistic of the whole population probably lies, judged from the
 * samples alone: they are drawn again and again with replacement, and the middle `level` of the
 * statistics is kept (percentile bootstrap; Efron, "Bootstrap methods", 1979).
 *
 * With few samples it is too narrow rather than too wide: for the median, five samples give the range
 * from the least to the greatest, which holds the true median in 94 of 100 cases; one sample gives an
 * interval of no width, which says nothing.
 *
 * @throws RangeError without samples, with one that is not finite, or with an option out of range.
 */
export function bootstrapInterval(
  samples: readonly number[],
  { statistic = median, level = 0.95, rounds = 2000, seed = 1 }: BootstrapOptions = {},
): Interval {
  checkSamples("bootstrapInterval", samples);
  const random = createRandom(seed);
  return middle(() => statistic(resample(samples, random)), { level, rounds });
}

/**
 * Draws as many samples as there are, each any of them, with replacement: another set that the same
 * world might have given.
 */
export function resample(samples: readonly number[], random: Random): number[] {
  return samples.map(() => samples[Math.floor(random() * samples.length)]!);
}

/** The middle `level` of what `draw` gives in so many rounds. */
export function middle(
  draw: () => number,
  { level, rounds }: { level: number; rounds: number },
): Interval {
  if (!(level > 0 && level < 1)) {
    throw new RangeError(`level must lie between 0 and 1, not ${level}`);
  }
  if (!(Number.isInteger(rounds) && rounds > 0)) {
    throw new RangeError(`rounds must be a whole number above 0, not ${rounds}`);
  }
  const drawn = Array.from({ length: rounds }, draw);
  return { low: quantile(drawn, (1 - level) / 2), high: quantile(drawn, (1 + level) / 2) };
}
