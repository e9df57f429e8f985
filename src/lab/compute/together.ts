import { setMaxListeners } from "node:events";
import { onStop } from "../cell/index.js";

/**
 * Runs several async functions at once and waits until all have ended, also when one fails: the
 * first failure, or the abort of the caller's signal, aborts the signal that they were given, and is
 * what the promise rejects with.
 */
export async function together(
  lanes: readonly ((stop: AbortSignal) => Promise<void>)[],
  signal?: AbortSignal,
): Promise<void> {
  const stop = new AbortController();
  // One listener a lane is no leak, however many lanes there are.
  setMaxListeners(lanes.length, stop.signal);
  const forget = onStop(signal, (reason) => stop.abort(reason));
  try {
    const ended = lanes.map((lane) => lane(stop.signal).catch((error) => stop.abort(error)));
    await Promise.all(ended);
  } finally {
    forget();
  }
  stop.signal.throwIfAborted();
}
