import { sharedBy, slotsOf } from "./concurrency.js";
import type { Download } from "./download.js";
import { inSlots } from "./in-slots.js";
import { visitInThread } from "./in-thread.js";
import { once, type PoolOptions } from "./pool.js";
import { startThreads } from "./thread-pool.js";
import type { ThreadPool } from "./threads.js";

/**
 * Starts `workers` threads (default: one per processor) that share `concurrency` requests in flight
 * (default 100) evenly, rounded down, for {@link threadsEventLoop}.
 */
export function openThreadsEventLoop({ ca, http2, ...wanted }: PoolOptions = {}): ThreadPool {
  const { concurrency, workers } = sharedBy(wanted);
  const each = Math.floor(concurrency / workers);
  const { piscina, ready, close } = startThreads({ workers, each }, { ca, http2 });
  return {
    get threads() {
      return piscina.threads;
    },
    ready,
    download: async (urls, options = {}) =>
      inSlots(
        urls,
        Math.min(workers * each, slotsOf(concurrency, options.concurrency)),
        options.signal,
        (url, index, signal) => visitInThread(piscina, url, index, { ...options, signal }),
      ),
    close,
  };
}

/** A few threads, each with several requests in flight on an event loop of its own. */
export const threadsEventLoop: Download = once(openThreadsEventLoop);
