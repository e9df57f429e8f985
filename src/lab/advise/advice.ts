import type { Ratio, UniversalFit } from "../stats/index.js";
import type { Readings } from "./readings.js";

/**
 * What keeps a task from being faster.
 *
 * - `waiting`: it waits for something that has time for more, a server or a timer;
 * - `blocking`: it waits too, but holds its thread meanwhile;
 * - `computing`: it computes on the event loop's thread all the time;
 * - `mixed`: it waits and computes in turn, and the computing sets the end;
 * - `pool`: libuv's few threads work for it;
 * - `cores`: other threads or processes compute for it already, as many as there are cores;
 * - `memory`: more at once would not fit;
 * - `outside`: something out there takes only so many at once.
 */
export type Limit =
  | "waiting"
  | "blocking"
  | "computing"
  | "mixed"
  | "pool"
  | "cores"
  | "memory"
  | "outside";

/** The model that fits, by the names of the course. */
export type ModelAdvice = "sequential" | "event loop" | "threads" | "threads + event loop";

/** How many times as fast as one call after the other. */
export interface Expectation extends Ratio {
  /** False when it is worked out and not tried; low and high are then the same. */
  measured: boolean;
  /** True when even more at once would probably be faster still. */
  atLeast: boolean;
}

/** A way to run the task and what it brings. */
export interface Choice {
  limit: Limit;
  model: ModelAdvice;
  /** How many calls to keep under way at once, over all threads. */
  atOnce: number;
  speedup: Expectation;
  /** Milliseconds that threads take to start before the first call; 0 without. */
  start: number;
  /** Why, in sentences with what was measured. */
  because: string[];
}

export interface Advice extends Choice {
  /** Whether it pays for the number of calls that was asked about. */
  worthIt: boolean;
  /** From how many calls on it pays for the start of threads: 1 without threads, infinite if never. */
  breakEven: number;
  /** The law of scaling that the overlapped runs follow, where they are enough and follow it. */
  fit: UniversalFit | undefined;
  readings: Readings;
}
