export interface Limits {
  /** Ends the work with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for the whole of it. Default 30,000. */
  deadline?: number | undefined;
}

/**
 * Runs work with a signal of its own that aborts when the caller's does, with the same reason, or
 * when the time is over, with `late()`.
 *
 * `AbortSignal.any` and `AbortSignal.timeout` would be shorter, but a long-lived signal remembers
 * every one made from it; here the timer and the listener go when the work ends.
 */
export async function withDeadline<T>(
  { signal, deadline = 30_000 }: Limits,
  late: (deadline: number) => Error,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const stop = new AbortController();
  const onAbort = () => stop.abort(signal?.reason);
  signal?.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(() => stop.abort(late(deadline)), deadline);
  try {
    return await work(stop.signal);
  } catch (error) {
    // What undici throws for an abort varies; the reason is what the caller is to see.
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", onAbort);
  }
}
