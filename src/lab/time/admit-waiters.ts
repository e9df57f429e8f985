import { setMaxListeners } from "node:events";

/**
 * Lets any number of waits listen to one signal. Node 20 takes more than ten listeners for a leak
 * and warns, but a hundred requests that one signal can stop are no leak.
 */
export function admitWaiters(signal: AbortSignal): void {
  setMaxListeners(0, signal);
}
