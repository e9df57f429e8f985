import type { Random } from "../stats/index.js";

/** Milliseconds to wait before retry n (from 0). */
export type Backoff = (retry: number) => number;

export interface BackoffOptions {
  /** Milliseconds before the first retry; each further one waits twice as long. */
  base: number;
  /** The most that it waits. */
  cap: number;
}

/** Asks again at once, as often as the answers come. */
export const atOnce: Backoff = () => 0;

/** Waits twice as long each time: polite, but all who failed together come back together. */
export function exponential({ base, cap }: BackoffOptions): Backoff {
  return (retry) => Math.min(cap, base * 2 ** retry);
}

/** Waits any time from nothing to what {@link exponential} waits, each as likely. */
export function fullJitter(options: BackoffOptions, random: Random = Math.random): Backoff {
  const longest = exponential(options);
  return (retry) => random() * longest(retry);
}
