import { machineClock } from "../time/index.js";
import { createLine } from "./line.js";
import { createRecorder, type Load, type LoadOptions, type Request } from "./sample.js";

export interface OpenLoadOptions extends LoadOptions {
  /** When each request is to be sent, in milliseconds from the start, ascending. */
  arrivals: readonly number[];
  /** The generator's connections; a request that finds none free is sent late. Default Infinity. */
  maxInFlight?: number | undefined;
}

/**
 * Sends requests at times that were fixed in advance, however slow the answers are: users who come
 * of their own accord. A server that stalls finds a crowd afterwards, as in life.
 *
 * @throws RangeError when arrivals do not ascend or maxInFlight is below 1.
 */
export async function openLoad(
  request: Request,
  {
    arrivals,
    maxInFlight = Number.POSITIVE_INFINITY,
    clock = machineClock,
    signal,
  }: OpenLoadOptions,
): Promise<Load> {
  check(arrivals, maxInFlight);
  const recorder = createRecorder(request, clock, signal);
  const line = createLine<void>();
  const underWay = new Set<Promise<void>>();
  try {
    for (const [index, intended] of arrivals.entries()) {
      const until = () => intended - recorder.now();
      // A timer may go off early by a fraction of a millisecond.
      for (let left = until(); left > 0; left = until()) await clock.sleep(left, { signal });
      if (underWay.size >= maxInFlight) await line.join(undefined, signal);
      signal?.throwIfAborted();
      const sending = recorder.send(index, intended).then(() => {
        underWay.delete(sending);
        line.shift()?.resolve();
      });
      underWay.add(sending);
    }
  } finally {
    await Promise.all(underWay);
  }
  signal?.throwIfAborted();
  return recorder.load();
}

function check(arrivals: readonly number[], maxInFlight: number): void {
  if (!(maxInFlight >= 1))
    throw new RangeError(`maxInFlight must be 1 or more, not ${maxInFlight}`);
  for (const [i, time] of arrivals.entries())
    if (!(time >= (arrivals[i - 1] ?? 0)))
      throw new RangeError(`arrivals must ascend from 0, number ${i} is ${time}`);
}
