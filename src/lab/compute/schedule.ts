import type { Span } from "../trace/index.js";

export interface ScheduleOptions {
  /** How many workers there are, all of them free at time 0. */
  workers: number;
  /** What a worker waits for each chunk before it can begin; default 0. */
  perMessage?: number;
}

/**
 * Who would be at which chunk when, if nothing disturbed: a worker that is free takes the next chunk,
 * waits for its message, and computes it. Nothing runs; the times are in the unit of the costs, and
 * so they are the same on every machine.
 *
 * @param costs What each chunk costs, in the order in which the chunks are handed out.
 * @throws RangeError unless `workers` is a whole number above 0.
 */
export function schedule(
  costs: readonly number[],
  { workers, perMessage = 0 }: ScheduleOptions,
): Span[] {
  if (!Number.isSafeInteger(workers) || workers < 1) {
    throw new RangeError(`schedule: expected a whole number of workers above 0, got ${workers}`);
  }
  const free = new Array<number>(workers).fill(0);
  return costs.flatMap((cost, chunk) => {
    const place = free.indexOf(Math.min(...free));
    const [start, begin] = [free[place]!, free[place]! + perMessage];
    free[place] = begin + cost;
    const task = `chunk ${chunk + 1}`;
    const lane = `worker ${place + 1}`;
    const working: Span = {
      task,
      lane,
      start: begin,
      end: begin + cost,
      kind: "working",
      outcome: "done",
    };
    return perMessage === 0
      ? [working]
      : [{ ...working, start, end: begin, kind: "waiting" as const }, working];
  });
}
