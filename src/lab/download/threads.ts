import type { Worker } from "node:worker_threads";
import { checkCount, slotsOf } from "./concurrency.js";
import type { Download } from "./download.js";
import { inSlots } from "./in-slots.js";
import { visitInThread } from "./in-thread.js";
import { once, type Pool, type PoolOptions } from "./pool.js";
import { startThreads } from "./thread-pool.js";

export interface ThreadPool extends Pool {
  /** The threads that live now. */
  readonly threads: readonly Worker[];
}

/** Starts `concurrency` threads (default 5), for {@link threads}. */
export function openThreads({ concurrency = 5, ca, http2 }: PoolOptions = {}): ThreadPool {
  const size = checkCount("concurrency", concurrency);
  const { piscina, ready, close } = startThreads({ workers: size, each: 1 }, { ca, http2 });
  return {
    get threads() {
      return piscina.threads;
    },
    ready,
    download: async (urls, options = {}) =>
      inSlots(urls, slotsOf(size, options.concurrency), options.signal, (url, index, signal) =>
        visitInThread(piscina, url, index, { ...options, signal }),
      ),
    close,
  };
}

/** `concurrency` threads (default 5), each with a client of its own, each with one request at a time. */
export const threads: Download = once(openThreads);
