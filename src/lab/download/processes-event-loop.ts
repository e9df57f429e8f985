import { chunks } from "./chunks.js";
import { sharedBy, slotsOf } from "./concurrency.js";
import type { Download } from "./download.js";
import { type Entry, visitInProcess } from "./in-process.js";
import { type ProcessPool, startMembers } from "./members.js";
import { once, type PoolOptions } from "./pool.js";
import { together } from "./together.js";

/**
 * Starts `workers` processes (default: one per processor) that share `concurrency` requests in
 * flight (default 100) as evenly as it can be done, for {@link processesEventLoop}.
 */
export function openProcessesEventLoop({ ca, http2, ...wanted }: PoolOptions = {}): ProcessPool {
  const { concurrency, workers } = sharedBy(wanted);
  const share = (total: number) => chunks(new Array(total).fill(0), workers).map((c) => c.length);
  const pool = startMembers(share(concurrency), { ca, http2 });
  return {
    get pids() {
      return pool.pids;
    },
    ready: pool.ready,
    async download(urls, options = {}) {
      const inFlight = share(slotsOf(concurrency, options.concurrency)).filter((n) => n > 0);
      const entries: Entry[] = [...urls.entries()];
      // As many chunks as processes, not chunks of as many urls: each process is asked once.
      const parts = chunks(entries, inFlight.length).filter((part) => part.length > 0);
      const pages = await together(options.signal, (signal) =>
        parts.map((part, i) =>
          visitInProcess(pool.member(i), part, inFlight[i]!, { ...options, signal }),
        ),
      );
      return pages.flat();
    },
    close: pool.close,
  };
}

/** A few processes, each with a chunk of the urls and an event loop of its own. */
export const processesEventLoop: Download = once(openProcessesEventLoop);
