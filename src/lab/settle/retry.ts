import { type Clock, machineClock } from "../time/index.js";
import type { Backoff } from "./backoff.js";

export interface RetryOptions {
  /** How long to wait before each retry. */
  backoff: Backoff;
  /** How often to call at most, the first call included; default 5. */
  attempts?: number | undefined;
  /** The deadline for the whole: calls, waits and all. Its reason is thrown. */
  signal?: AbortSignal | undefined;
  /** Default: the machine's clock. */
  clock?: Clock | undefined;
}

/**
 * Calls again when the call has failed. Only for calls that may be made twice.
 *
 * @throws The last failure when all attempts have failed; the signal's reason when that aborts.
 */
export async function retry<T>(
  call: (signal?: AbortSignal) => Promise<T>,
  { backoff, attempts = 5, signal, clock = machineClock }: RetryOptions,
): Promise<T> {
  for (let failed = 0; ; failed++) {
    signal?.throwIfAborted();
    try {
      return await call(signal);
    } catch (failure) {
      signal?.throwIfAborted();
      if (failed + 1 >= attempts) throw failure;
    }
    await clock.sleep(backoff(failed), { signal });
  }
}
