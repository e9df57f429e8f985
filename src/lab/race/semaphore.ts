import { admitWaiters } from "../time/index.js";
import type { AcquireOptions, Release } from "./async-mutex.js";

/** At most so many at once. */
export interface Semaphore {
  /** Waits for a permit, first come, first served. */
  acquire(options?: AcquireOptions): Promise<Release>;
  /** Holds a permit until `use` has ended, also when it throws. */
  run<T>(use: () => T | Promise<T>, options?: AcquireOptions): Promise<T>;
  /** Permits that nobody holds. */
  readonly free: number;
  /** How many wait for one. */
  readonly waiting: number;
}

/**
 * Makes a semaphore for the tasks of one event loop.
 *
 * @param permits How many may hold one at a time: an integer of 1 or more.
 */
export function createSemaphore(permits: number): Semaphore {
  if (!Number.isInteger(permits) || permits < 1)
    throw new RangeError(`permits must be an integer of 1 or more, not ${permits}`);
  let free = permits;
  const waiting = new Set<() => void>();

  /** A permit goes from hand to hand: nobody who comes now can overtake who waits. */
  function giveBack(): void {
    const [next] = waiting;
    if (!next) {
      free += 1;
      return;
    }
    waiting.delete(next);
    next();
  }

  function acquire({ signal }: AcquireOptions = {}): Promise<Release> {
    return new Promise((resolve, reject) => {
      const grant = () => {
        signal?.removeEventListener("abort", onAbort);
        resolve(once(giveBack));
      };
      const onAbort = () => {
        waiting.delete(grant);
        reject(signal?.reason);
      };
      if (signal?.aborted) reject(signal.reason);
      else if (free > 0) {
        free -= 1;
        grant();
      } else {
        waiting.add(grant);
        if (signal) admitWaiters(signal);
        signal?.addEventListener("abort", onAbort, { once: true });
      }
    });
  }

  return {
    acquire,
    async run(use, options) {
      const release = await acquire(options);
      try {
        return await use();
      } finally {
        release();
      }
    },
    get free() {
      return free;
    },
    get waiting() {
      return waiting.size;
    },
  };
}

function once(action: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    action();
  };
}
