import { admitWaiters } from "./admit-waiters.js";
import type { Clock } from "./machine-clock.js";

/** A clock whose time passes only when it is told to: an hour of simulation takes no hour. */
export interface ManualClock extends Clock {
  /** How many sleeps have not ended. */
  readonly sleepers: number;
  /** Lets time pass; wakes who is due on the way, one at a time, in the order of their times. */
  advance(ms: number): Promise<void>;
  /**
   * Jumps from one sleeper's time to the next until the work has ended; gives or throws what the
   * work does.
   *
   * @throws Error when the work has not ended and nobody sleeps: it waits for something that this
   *   clock will never bring.
   */
  run<T>(work: Promise<T>): Promise<T>;
}

interface Sleeper {
  at: number;
  wake: () => void;
}

/**
 * Makes a manual clock.
 *
 * After each wake all promise jobs and one turn of the event loop run, so that the order of events
 * is the same in every run. Only for work that waits on this clock and on promises: an answer from
 * a socket may take more than one turn.
 *
 * @param start Where it stands, in milliseconds; default 0.
 */
export function createManualClock(start = 0): ManualClock {
  let time = start;
  const sleepers: Sleeper[] = [];

  function sleep(ms: number, { signal }: { signal?: AbortSignal | undefined } = {}): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const onAbort = () => {
        sleepers.splice(sleepers.indexOf(sleeper), 1);
        reject(signal?.reason);
      };
      const wake = () => {
        signal?.removeEventListener("abort", onAbort);
        resolve();
      };
      const sleeper = { at: time + Math.max(0, ms), wake };
      sleepers.splice(placeOf(sleeper.at, sleepers), 0, sleeper);
      if (signal) admitWaiters(signal);
      signal?.addEventListener("abort", onAbort, { once: true });
    });
  }

  async function wakeNext(): Promise<void> {
    const next = sleepers.shift()!;
    time = next.at;
    next.wake();
    await turn();
  }

  return {
    now: () => time,
    sleep,
    get sleepers() {
      return sleepers.length;
    },
    async advance(ms) {
      const end = time + ms;
      await turn();
      while (sleepers.length > 0 && sleepers[0]!.at <= end) await wakeNext();
      time = end;
    },
    async run(work) {
      let ended = false;
      const mark = () => {
        ended = true;
      };
      work.then(mark, mark);
      await turn();
      while (!ended) {
        if (sleepers.length === 0)
          throw new Error(`expected the work to end or to sleep, at ${time} ms it does neither`);
        await wakeNext();
      }
      return work;
    },
  };
}

/** Behind all who are due no later: equal times wake in the order in which they were asked for. */
function placeOf(at: number, sleepers: readonly Sleeper[]): number {
  let low = 0;
  let high = sleepers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sleepers[middle]!.at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
