import { machineClock } from "../time/index.js";
import { createRecorder, type Load, type LoadOptions, type Request } from "./sample.js";

export interface ClosedLoadOptions extends LoadOptions {
  /** How many users there are; each sends its next request only after its last was answered. */
  users: number;
  /** How many requests they send together; default Infinity. */
  requests?: number | undefined;
  /** Milliseconds after which none is sent any more; default Infinity. */
  duration?: number | undefined;
  /** Milliseconds that a user thinks between an answer and the next request; default 0. */
  think?: number | (() => number) | undefined;
}

/**
 * Sends requests from a fixed number of users who wait for their answers. A server that stalls
 * stalls them, too: what they would have sent meanwhile is never measured (coordinated omission).
 *
 * @throws RangeError when users is not an integer of 1 or more, or nothing ends the load.
 */
export async function closedLoad(
  request: Request,
  {
    users,
    requests = Number.POSITIVE_INFINITY,
    duration = Number.POSITIVE_INFINITY,
    think = 0,
    clock = machineClock,
    signal,
  }: ClosedLoadOptions,
): Promise<Load> {
  if (!Number.isInteger(users) || users < 1)
    throw new RangeError(`users must be an integer of 1 or more, not ${users}`);
  if (!(Math.min(requests, duration) < Number.POSITIVE_INFINITY))
    throw new RangeError("expected requests or duration, neither ends the load");
  const recorder = createRecorder(request, clock, signal);
  let sent = 0;

  async function user(): Promise<void> {
    while (sent < requests && recorder.now() < duration) {
      signal?.throwIfAborted();
      sent += 1;
      await recorder.send(sent - 1, recorder.now());
      await clock.sleep(typeof think === "number" ? think : think(), { signal });
    }
  }

  const ends = await Promise.allSettled(Array.from({ length: users }, user));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
  return recorder.load();
}
