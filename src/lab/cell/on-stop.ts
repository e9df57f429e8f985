import { cellSignal } from "./running-cell.js";

/**
 * Calls back with the reason when the caller's signal aborts, or when the running cell is stopped,
 * whichever comes first.
 *
 * @returns Stops listening; to be called when the work is over.
 * @throws The reason, where one of them has aborted already.
 */
export function onStop(
  signal: AbortSignal | undefined,
  stop: (reason: unknown) => void,
): () => void {
  const cell = cellSignal();
  const signals = [signal, cell].filter((one) => one !== undefined);
  for (const one of signals) one.throwIfAborted();
  const listeners = signals.map((one) => {
    const onAbort = () => stop(one.reason);
    one.addEventListener("abort", onAbort, { once: true });
    return () => one.removeEventListener("abort", onAbort);
  });
  return () => {
    for (const forget of listeners) forget();
  };
}
