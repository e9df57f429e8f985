import { dispatch } from "./dispatch.js";
import { createInterpreterLock } from "./interpreter-lock.js";
import type { LockedRequest } from "./locked-threads.worker.js";
import { cold, type Pool, type PoolOptions, toPool } from "./pool.js";
import { startThreads } from "./thread-crew.js";
import type { ThreadPool } from "./threads.js";

export interface LockedOptions extends PoolOptions {
  /** Milliseconds after which the holder lets another thread have the lock; default 5, as CPython's. */
  switchInterval?: number | undefined;
}

/** Starts threads that share one lock: the warm form of {@link lockedThreads}. */
export async function openLockedThreads(options: LockedOptions = {}): Promise<ThreadPool> {
  const { switchInterval = 5 } = options;
  const crew = await startThreads(new URL("./locked-threads.worker.js", import.meta.url), options);
  const { workers, refill, close, threads } = crew;
  const compute: Pool["compute"] = (tasks, options) => {
    // A new one for each call: a thread that was stopped while it held the lock never gives it back.
    const lock = createInterpreterLock();
    const ask: typeof crew.ask = (request, stop) => {
      return crew.ask({ ...request, lock, switchInterval } as LockedRequest, stop);
    };
    return dispatch(tasks, workers, ask, options);
  };
  return { ...toPool({ workers, refill, compute, close }), threads };
}

/**
 * Worker threads that may only compute while they hold one lock: what an interpreter lock makes of
 * threads. They take turns, so they interleave; no two of them ever run at the same moment.
 */
export const lockedThreads = cold(openLockedThreads);
