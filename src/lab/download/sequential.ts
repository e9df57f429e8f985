import { createClient } from "./client.js";
import type { Download } from "./download.js";
import type { Page } from "./page.js";
import { visit } from "./visit.js";

/**
 * One page after the other on one connection: a request starts when the one before it has ended.
 * The thread is free while it waits, only nothing uses it. `concurrency` is 1 whatever it says.
 */
export const sequential: Download = async (urls, options = {}) => {
  const client = createClient(1, options);
  try {
    const pages: Page[] = [];
    for (const [index, url] of urls.entries()) {
      pages.push(await visit(client, url, index, options));
    }
    return pages;
  } finally {
    await client.destroy();
  }
};
