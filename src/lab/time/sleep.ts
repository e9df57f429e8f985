import { onStop } from "../cell/index.js";
import { admitWaiters } from "./admit-waiters.js";

export interface SleepOptions {
  /** Ends the sleep at once: the promise rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/**
 * Waits without holding the thread: everything else on the event loop goes on meanwhile.
 *
 * @param ms How long, in milliseconds; 0 still yields to the event loop.
 * @throws The signal's reason when it aborts before the time is over, or that the cell was stopped.
 */
export function sleep(ms: number, { signal }: SleepOptions = {}): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal) admitWaiters(signal); // many may listen to one signal
    const forget = onStop(signal, (reason) => {
      clearTimeout(timer);
      forget();
      reject(reason);
    });
    const timer = setTimeout(() => {
      forget();
      resolve();
    }, ms);
  });
}

/**
 * Waits and holds the thread: no callback of a timer, a socket or a promise runs on it meanwhile.
 * The thread uses no processor while it waits.
 *
 * @param ms How long, in milliseconds.
 */
export function blockingSleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
