import { createClient } from "./client.js";
import { checkCount, slotsOf } from "./concurrency.js";
import type { Download } from "./download.js";
import { inSlots } from "./in-slots.js";
import { once, type Pool, type PoolOptions } from "./pool.js";
import { visit } from "./visit.js";

/** Opens a client that keeps up to `concurrency` connections (default 100), for {@link eventLoop}. */
export function openEventLoop({ concurrency = 100, ca, http2 }: PoolOptions = {}): Pool {
  const size = checkCount("concurrency", concurrency);
  const client = createClient(size, { ca, http2 });
  return {
    ready: async () => {},
    download: async (urls, options = {}) =>
      inSlots(
        urls,
        slotsOf(size, options.concurrency),
        options.signal,
        (url, index, signal, slot) =>
          visit(client, url, index, { ...options, signal }, `slot ${slot + 1}`),
      ),
    close: () => client.destroy(),
  };
}

/**
 * At most `concurrency` requests in flight (default 100) on the event loop of one thread: while one
 * waits for its answer, the thread sends another or reads what has come.
 */
export const eventLoop: Download = once(openEventLoop);
