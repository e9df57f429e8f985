import type { ModelAdvice } from "./advice.js";
import type { Costs } from "./costs.js";

/** What a task is to a model: how long a call takes, and how much of it is work. */
export interface TaskShape {
  /** Milliseconds of one call, alone. */
  perCall: number;
  /** The share of that in which its own thread is at work, 0 to 1. */
  busy: number;
}

export interface ForeseeOptions {
  /** How many calls the whole work makes; default 1000. */
  calls?: number;
  /** The most calls under way at once, over all threads; default 32. */
  inFlight?: number;
}

/** From the simplest to the least simple. */
export const simplestFirst: readonly ModelAdvice[] = [
  "sequential",
  "event loop",
  "threads",
  "threads + event loop",
];

/**
 * How long each model would take for the whole work, computed from what the models cost: no model
 * is run. Threads are started for it.
 *
 * A model is done no sooner than its fullest part: the waits, of which it can hold so many at a
 * time; the work, which its cores share; and the calling thread, which handles every message.
 */
export function foresee(
  { perCall, busy }: TaskShape,
  { threads, start, message, handling, turn, gain }: Costs,
  { calls = 1000, inFlight = 32 }: ForeseeOptions = {},
): Record<ModelAdvice, number> {
  const work = busy * perCall;
  const waits = (atOnce: number, extra: number) => Math.max(1, calls / atOnce) * (perCall + extra);
  const shared = Math.max(calls * handling, (calls * (work + handling)) / gain);
  return {
    sequential: calls * perCall,
    "event loop": Math.max(calls * (work + turn), waits(inFlight, turn)),
    threads: start + Math.max(shared, waits(threads, message)),
    "threads + event loop": start + Math.max(shared, waits(inFlight, message)),
  };
}

/**
 * The model to choose: the simplest of those that are nearly the fastest. A model that is less
 * simple has to be a fifth faster, and has to save 50 ms of the whole, as for `advise`.
 */
export function choice(times: Record<ModelAdvice, number>): ModelAdvice {
  const least = Math.min(...Object.values(times));
  const saves = times.sequential - least >= 50;
  const good = simplestFirst.find((model) => times[model] <= 1.2 * least);
  return saves && good !== undefined ? good : "sequential";
}
