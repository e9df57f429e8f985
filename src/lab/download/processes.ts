import { checkCount, slotsOf } from "./concurrency.js";
import type { Download } from "./download.js";
import { visitInProcess } from "./in-process.js";
import { inSlots } from "./in-slots.js";
import { type ProcessPool, startMembers } from "./members.js";
import { once, type PoolOptions } from "./pool.js";

/** Starts `concurrency` processes (default 5), for {@link processes}. */
export function openProcesses({ concurrency = 5, ca, http2 }: PoolOptions = {}): ProcessPool {
  const size = checkCount("concurrency", concurrency);
  const pool = startMembers(new Array(size).fill(1), { ca, http2 });
  return {
    get pids() {
      return pool.pids;
    },
    ready: pool.ready,
    download: async (urls, options = {}) =>
      inSlots(
        urls,
        slotsOf(size, options.concurrency),
        options.signal,
        async (url, index, signal, slot) => {
          const here = { ...options, signal };
          const [page] = await visitInProcess(pool.member(slot), [[index, url]], 1, here);
          return page!;
        },
      ),
    close: pool.close,
  };
}

/** `concurrency` processes (default 5), each with a client of its own, each with one request at a time. */
export const processes: Download = once(openProcesses);
