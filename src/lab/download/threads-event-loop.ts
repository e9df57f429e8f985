import { Piscina } from "piscina";
import { sharedBy, slotsOf } from "./concurrency.js";
import type { Download } from "./download.js";
import { inSlots } from "./in-slots.js";
import { threadFile, threadsReady, visitInThread } from "./in-thread.js";
import { once, type PoolOptions } from "./pool.js";
import type { ThreadData } from "./thread.worker.js";
import type { ThreadPool } from "./threads.js";

/**
 * Starts `workers` threads (default: one per processor) that share `concurrency` requests in flight
 * (default 100) evenly, rounded down, for {@link threadsEventLoop}.
 */
export function openThreadsEventLoop({ ca, http2, ...wanted }: PoolOptions = {}): ThreadPool {
  const { concurrency, workers } = sharedBy(wanted);
  const each = Math.floor(concurrency / workers);
  const size = workers * each;
  const counter = new Int32Array(new SharedArrayBuffer(4));
  const pool = new Piscina({
    filename: threadFile,
    minThreads: workers,
    maxThreads: workers,
    concurrentTasksPerWorker: each,
    atomics: "disabled",
    execArgv: [],
    recordTiming: false,
    workerData: { counter, connections: each, options: { ca, http2 } } satisfies ThreadData,
  });
  return {
    get threads() {
      return pool.threads;
    },
    ready: () => threadsReady(pool),
    download: async (urls, options = {}) =>
      inSlots(
        urls,
        Math.min(size, slotsOf(concurrency, options.concurrency)),
        options.signal,
        (url, index, signal) => visitInThread(pool, url, index, { ...options, signal }),
      ),
    close: () => pool.destroy(),
  };
}

/** A few threads, each with several requests in flight on an event loop of its own. */
export const threadsEventLoop: Download = once(openThreadsEventLoop);
