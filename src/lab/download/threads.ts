import type { Worker } from "node:worker_threads";
import { Piscina } from "piscina";
import { checkCount, slotsOf } from "./concurrency.js";
import type { Download } from "./download.js";
import { inSlots } from "./in-slots.js";
import { threadFile, threadsReady, visitInThread } from "./in-thread.js";
import { once, type Pool, type PoolOptions } from "./pool.js";
import type { ThreadData } from "./thread.worker.js";

export interface ThreadPool extends Pool {
  /** The threads that live now. */
  readonly threads: readonly Worker[];
}

/** Starts `concurrency` threads (default 5), for {@link threads}. */
export function openThreads({ concurrency = 5, ca, http2 }: PoolOptions = {}): ThreadPool {
  const size = checkCount("concurrency", concurrency);
  const counter = new Int32Array(new SharedArrayBuffer(4));
  const pool = new Piscina({
    filename: threadFile,
    minThreads: size,
    maxThreads: size,
    concurrentTasksPerWorker: 1,
    // piscina would stop a thread's event loop between tasks, and with it the client's timers.
    atomics: "disabled",
    execArgv: [],
    recordTiming: false,
    workerData: { counter, connections: 1, options: { ca, http2 } } satisfies ThreadData,
  });
  return {
    get threads() {
      return pool.threads;
    },
    ready: () => threadsReady(pool),
    download: async (urls, options = {}) =>
      inSlots(urls, slotsOf(size, options.concurrency), options.signal, (url, index, signal) =>
        visitInThread(pool, url, index, { ...options, signal }),
      ),
    close: () => pool.destroy(),
  };
}

/** `concurrency` threads (default 5), each with a client of its own, each with one request at a time. */
export const threads: Download = once(openThreads);
