import { admitWaiters } from "../time/index.js";

/** Starts one of several ways to the same result; it is to end soon when the signal aborts. */
export type Start<T> = (signal: AbortSignal) => Promise<T>;

/**
 * The result of whoever succeeds first. The others are cancelled, and it waits until they have
 * ended: nothing of it runs on afterwards.
 *
 * @param signal The caller's: when it aborts, all are cancelled, and its reason is thrown.
 * @throws AggregateError with the failure of each, in the order of `starts`, when none succeeds.
 */
export async function firstSuccess<T>(
  starts: readonly Start<T>[],
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<T> {
  signal?.throwIfAborted();
  const enough = new AbortController();
  admitWaiters(enough.signal);
  const onAbort = () => enough.abort(signal?.reason);
  signal?.addEventListener("abort", onAbort, { once: true });
  const underWay = starts.map(async (start) => start(enough.signal));
  try {
    return await Promise.any(underWay);
  } catch (failures) {
    signal?.throwIfAborted();
    throw failures;
  } finally {
    enough.abort();
    await Promise.allSettled(underWay);
    signal?.removeEventListener("abort", onAbort);
  }
}
