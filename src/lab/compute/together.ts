import { setMaxListeners } from "node:events";

/**
 * Runs several async functions at once and waits until all have ended, also when one fails: the
 * first failure, or the abort of the caller's signal, aborts the signal that they were given, and is
 * what the promise rejects with.
 */
export async function together(
  lanes: readonly ((stop: AbortSignal) => Promise<void>)[],
  signal?: AbortSignal,
): Promise<void> {
  signal?.throwIfAborted();
  const stop = new AbortController();
  // One listener a lane is no leak, however many lanes there are.
  setMaxListeners(lanes.length, stop.signal);
  const onAbort = () => stop.abort(signal?.reason);
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    const ended = lanes.map((lane) => lane(stop.signal).catch((error) => stop.abort(error)));
    await Promise.all(ended);
  } finally {
    signal?.removeEventListener("abort", onAbort);
  }
  stop.signal.throwIfAborted();
}
