import { EventEmitter } from "node:events";
import { onStop } from "../cell/index.js";

export interface Limits {
  /** Ends the work with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for the whole of it. Default 30,000. */
  deadline?: number | undefined;
}

/** The longest that a timer of Node's can wait, some 24 days: a longer one would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** The deadline in milliseconds, default 30,000. @throws RangeError when it is not above 0. */
export function toDeadline(deadline = 30_000): number {
  if (deadline > 0) return Math.min(deadline, LONGEST_MS);
  throw new RangeError(`deadline must be milliseconds above 0, not ${deadline}`);
}

/**
 * Runs work that stops when `stop` emits `abort`: when the caller's signal aborts, with the same
 * reason, or when the time is over, with `late()`.
 *
 * `AbortSignal.any` and `AbortSignal.timeout` would be shorter, but a long-lived signal remembers
 * every one made from it; here the timer and the listener go when the work ends. And undici takes
 * an emitter in place of a signal, which costs a fifth of an AbortController.
 */
export async function withDeadline<T>(
  { signal, deadline }: Limits,
  late: (deadline: number) => Error,
  work: (stop: EventEmitter) => Promise<T>,
): Promise<T> {
  const time = toDeadline(deadline);
  const stop = new EventEmitter();
  let stopped: { reason: unknown } | undefined;
  const end = (reason: unknown) => {
    stopped ??= { reason };
    stop.emit("abort");
  };
  const forget = onStop(signal, end);
  const timer = setTimeout(() => end(late(time)), time);
  try {
    return await work(stop);
  } catch (error) {
    // What undici throws for an abort varies; the reason is what the caller is to see.
    throw stopped ? stopped.reason : error;
  } finally {
    clearTimeout(timer);
    forget();
  }
}
