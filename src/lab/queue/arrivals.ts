import { createRandom, type Random } from "../stats/index.js";

export interface ArrivalOptions {
  /** Arrivals a second, on average; above 0. */
  rate: number;
  /** How many; an integer of 0 or more. */
  count: number;
}

/** Arrival times in milliseconds from the start of a load, all the same distance apart. */
export function uniformArrivals(options: ArrivalOptions): number[] {
  const gap = meanGap(options);
  return Array.from({ length: options.count }, (_, i) => i * gap);
}

/**
 * Arrival times of a Poisson process, in milliseconds from the start: people who know nothing of
 * each other. The gaps are exponential; the same seed gives the same times.
 */
export function poissonArrivals({ seed, ...options }: ArrivalOptions & { seed: number }): number[] {
  const gap = exponential(meanGap(options), createRandom(seed));
  let time = 0;
  return Array.from({ length: options.count }, () => {
    time += gap();
    return time;
  });
}

/** Draws from an exponential distribution with that mean, by inversion: -mean ln(1 - u). */
export function exponential(mean: number, random: Random): () => number {
  return () => -mean * Math.log(1 - random());
}

function meanGap({ rate, count }: ArrivalOptions): number {
  if (!(rate > 0 && Number.isFinite(rate)))
    throw new RangeError(`rate must be a number above 0, not ${rate}`);
  if (!Number.isInteger(count) || count < 0)
    throw new RangeError(`count must be an integer of 0 or more, not ${count}`);
  return 1000 / rate;
}
