import { setMaxListeners } from "node:events";
import { onStop } from "../cell/index.js";

/**
 * Waits for all of several tasks. The first that fails stops the others through the signal that
 * they were started with, and is what is thrown, after the last of them has ended.
 *
 * @param signal The caller's: when it aborts, so does the tasks', and its reason is thrown.
 */
export async function together<T>(
  signal: AbortSignal | undefined,
  start: (signal: AbortSignal) => Promise<T>[],
): Promise<T[]> {
  const stop = new AbortController();
  // Node would warn of a leak from the eleventh task on; here every listener goes with its task.
  setMaxListeners(0, stop.signal);
  const forget = onStop(signal, (reason) => stop.abort(reason));
  try {
    const tasks = start(stop.signal);
    // An abort keeps its first reason: that of the caller or that of the first failure.
    for (const task of tasks) task.catch((error) => stop.abort(error));
    await Promise.allSettled(tasks);
    stop.signal.throwIfAborted();
    return await Promise.all(tasks);
  } finally {
    forget();
  }
}
