import { together } from "../download/index.js";
import type { Crawl, CrawlOptions } from "./crawl.js";
import type { CrawledPage } from "./page.js";
import { read } from "./read.js";
import { receive } from "./receive.js";

/** What becomes of the bytes of a page. */
export type Reading = (
  url: string,
  packed: Uint8Array<ArrayBuffer>,
  options: CrawlOptions,
) => CrawledPage | Promise<CrawledPage>;

/** Fetches with so many requests in flight on one event loop, and hands the bytes to `reading`. */
export function inFlight(reading: Reading): Crawl {
  return async (urls, client, { inFlight = 16, ...options } = {}) => {
    const pages = new Array<CrawledPage>(urls.length);
    const left = urls.entries();
    async function slot(lane: string, signal: AbortSignal): Promise<void> {
      for (const [i, url] of left) {
        signal.throwIfAborted();
        const packed = await receive(client, url, { ...options, signal }, lane);
        pages[i] = await reading(url, packed, { ...options, signal });
      }
    }
    const slots = Math.min(inFlight, urls.length);
    await together(options.signal, (signal) =>
      Array.from({ length: slots }, (_, i) => slot(`slot ${i + 1}`, signal)),
    );
    return pages;
  };
}

/** The third step: many requests in flight, and all of the work on the one thread between them. */
export const onOneLoop: Crawl = inFlight((url, packed, { tracer }) =>
  read(url, packed, tracer, "parse, hash"),
);
