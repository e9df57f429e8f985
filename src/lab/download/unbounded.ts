import { createClient } from "./client.js";
import type { Download } from "./download.js";
import { together } from "./together.js";
import { visit } from "./visit.js";

/** All pages at once, each on a connection of its own: the warning example. `concurrency` changes nothing. */
export const unbounded: Download = async (urls, options = {}) => {
  const client = createClient(Math.max(urls.length, 1), options);
  try {
    return await together(options.signal, (signal) =>
      urls.map((url, i) => visit(client, url, i, { ...options, signal }, `slot ${i + 1}`)),
    );
  } finally {
    await client.destroy();
  }
};
