import { createRandom, type Random } from "../stats/index.js";
import { createManualClock } from "../time/index.js";
import type { Backoff } from "./backoff.js";
import { retry } from "./retry.js";

export interface StormOptions {
  /** The back-off of one client, with chance of its own. */
  backoff: (random: Random) => Backoff;
  /** How many clients call at time 0; default 200. */
  clients?: number;
  /** How many calls the server works at together; it refuses all others at once. Default 10. */
  capacity?: number;
  /** Milliseconds that a call takes when it is served; default 50. */
  service?: number;
  /** Milliseconds until a client knows that it was refused; default 10. */
  roundTrip?: number;
  /** Milliseconds after which the simulation ends; default 60,000. */
  until?: number;
  /** What chance depends on; default 1. */
  seed?: number;
}

/** What came of it. Times are milliseconds from the start. */
export interface Storm {
  /** When a call came, refused or not, ascending. */
  calls: number[];
  /** When a client was served, ascending. */
  served: number[];
  /** How many clients were still without an answer at the end. */
  unserved: number;
}

/**
 * Simulates clients that all find a server busy and call again until they are served. Time is a
 * manual clock's: an hour passes in no time, and the same seed gives the same storm on every
 * machine.
 */
export async function retryStorm({
  backoff,
  clients = 200,
  capacity = 10,
  service = 50,
  roundTrip = 10,
  until = 60_000,
  seed = 1,
}: StormOptions): Promise<Storm> {
  const clock = createManualClock();
  const random = createRandom(seed);
  const over = new AbortController();
  const calls: number[] = [];
  const served: number[] = [];
  let inService = 0;

  async function serve(signal?: AbortSignal): Promise<void> {
    calls.push(clock.now());
    if (inService >= capacity) {
      await clock.sleep(roundTrip, { signal });
      throw new Error("503: the server is busy");
    }
    inService += 1;
    try {
      await clock.sleep(service, { signal });
    } finally {
      inService -= 1;
    }
    served.push(clock.now());
  }

  const crowd = Promise.allSettled(
    Array.from({ length: clients }, () =>
      retry(serve, {
        backoff: backoff(random),
        attempts: Number.POSITIVE_INFINITY,
        signal: over.signal,
        clock,
      }),
    ),
  );
  while (served.length < clients && clock.now() < until) await clock.advance(service);
  over.abort();
  await crowd;
  return { calls, served, unserved: clients - served.length };
}
