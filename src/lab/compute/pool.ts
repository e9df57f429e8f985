import { availableParallelism } from "node:os";
import type { Compute } from "./compute.js";
import type { Task } from "./task.js";

export interface PoolOptions {
  /** How many threads or processes; default one per processor. */
  workers?: number | undefined;
  /** The initialiser: a task that each worker computes once, before its first. Its result is dropped. */
  initial?: Task | undefined;
}

/** Workers that are started once and used for several calls. Idle, they keep no process alive. */
export interface Pool {
  readonly workers: number;
  /** As the model's own function, without its start-up. One call at a time. */
  readonly compute: Compute;
  /** Ends all workers, also in mid-task, and waits until they are gone. A second call changes nothing. */
  close(): Promise<void>;
}

/** @throws RangeError unless it is a whole number above 0. */
export function toWorkers(workers: number = availableParallelism()): number {
  if (Number.isSafeInteger(workers) && workers > 0) return workers;
  throw new RangeError(`expected a whole number of workers above 0, got ${workers}`);
}

/** What a pool is made of: its two functions, and how to start workers anew before a call. */
interface Parts extends Pool {
  refill?(): Promise<void> | undefined;
}

/** Guards a pool's functions: no second call beside the first, none after the end. */
export function toPool({ workers, refill, compute, close }: Parts): Pool {
  let filling: Promise<void> | undefined;
  let running: Promise<unknown> | undefined;
  let closing: Promise<void> | undefined;
  const end = async () => {
    await Promise.allSettled([filling]);
    // A call that runs ends with the workers; what it was about to start must not outlive it.
    const [closed] = await Promise.allSettled([close(), running]);
    if (closed.status === "rejected") throw closed.reason;
  };
  return {
    workers,
    async compute(tasks, options) {
      if (closing) throw new Error("this pool is closed: open another");
      if (running) throw new Error("this pool is computing already: one call at a time");
      filling = refill?.();
      const results = filling?.then(() => compute(tasks, options)) ?? compute(tasks, options);
      running = results;
      try {
        return await results;
      } finally {
        running = undefined;
      }
    },
    close() {
      closing ??= end();
      return closing;
    },
  };
}

/** The model with its start-up inside: opens a pool, uses it once, closes it. */
export function cold(open: (options: PoolOptions) => Promise<Pool>): Compute {
  return async (tasks, options = {}) => {
    options.signal?.throwIfAborted();
    if (tasks.length === 0) return [];
    const pool = await open({ workers: Math.min(toWorkers(options.workers), tasks.length) });
    try {
      return await pool.compute(tasks, options);
    } finally {
      await pool.close();
    }
  };
}
