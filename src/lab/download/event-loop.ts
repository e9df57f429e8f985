import { createClient } from "./client.js";
import { checkCount } from "./concurrency.js";
import type { Download } from "./download.js";
import type { Page } from "./page.js";
import { together } from "./together.js";
import { visit } from "./visit.js";

/**
 * At most `concurrency` requests in flight (default 100) on the event loop of one thread. So many
 * slots take urls from one iterator; whichever is free takes the next.
 */
export const eventLoop: Download = async (urls, options = {}) => {
  const concurrency = checkCount("concurrency", options.concurrency ?? 100);
  const client = createClient(concurrency, options);
  const pages = new Array<Page>(urls.length);
  const left = urls.entries();

  async function slot(lane: string, signal: AbortSignal) {
    for (const [index, url] of left) {
      pages[index] = await visit(client, url, index, { ...options, signal }, lane);
    }
  }

  try {
    const slots = Math.min(concurrency, urls.length);
    await together(options.signal, (signal) =>
      Array.from({ length: slots }, (_, i) => slot(`slot ${i + 1}`, signal)),
    );
    return pages;
  } finally {
    await client.destroy();
  }
};
