import { setImmediate as turn } from "node:timers/promises";
import { together } from "../download/index.js";
import { createQueue } from "../queue/index.js";
import type { Crawl } from "./crawl.js";
import type { CrawledPage } from "./page.js";
import { read } from "./read.js";
import { receive } from "./receive.js";

/** The second step: while one page is parsed and hashed, the next one is being fetched. */
export const pipeline: Crawl = async (urls, client, options = {}) => {
  const pages: CrawledPage[] = [];
  const fetched = createQueue<{ url: string; packed: Uint8Array }>({ capacity: 4 });

  async function fetchAll(signal: AbortSignal): Promise<void> {
    for (const url of urls) {
      const packed = await receive(client, url, { ...options, signal }, "fetch");
      await fetched.put({ url, packed }, { signal });
    }
    fetched.close();
  }
  async function readAll(signal: AbortSignal): Promise<void> {
    for await (const { url, packed } of fetched.items({ signal })) {
      // Work that began at once would hold the thread before the next request has left.
      await turn();
      pages.push(read(url, packed, options.tracer, "parse, hash"));
    }
  }

  await together(options.signal, (signal) => [fetchAll(signal), readAll(signal)]);
  return pages;
};
