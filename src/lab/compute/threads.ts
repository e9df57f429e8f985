import type { Worker } from "node:worker_threads";
import { dispatch } from "./dispatch.js";
import { cold, type Pool, type PoolOptions, toPool } from "./pool.js";
import { startThreads } from "./thread-crew.js";

/** Warm threads. */
export interface ThreadPool extends Pool {
  /** The threads that are alive now. */
  threads(): Worker[];
}

/** Starts threads that wait for tasks: the warm form of {@link threads}. */
export async function openThreads(options: PoolOptions = {}): Promise<ThreadPool> {
  const crew = await startThreads(new URL("./threads.worker.js", import.meta.url), options);
  const { workers, refill, close, threads } = crew;
  const compute: Pool["compute"] = (tasks, options) => dispatch(tasks, workers, crew.ask, options);
  return { ...toPool({ workers, refill, compute, close }), threads };
}

/**
 * Worker threads: each has an event loop and a heap of its own, and they run at the same moment.
 * Arguments and results are copied from heap to heap; a SharedArrayBuffer is not.
 */
export const threads = cold(openThreads);
