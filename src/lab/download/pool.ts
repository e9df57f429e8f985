import type { ClientOptions } from "./client.js";
import type { Download } from "./download.js";

export interface PoolOptions extends ClientOptions {
  /** The most requests in flight at one time. Default: the model's own. */
  concurrency?: number | undefined;
  /** How many threads or processes share the `concurrency`; never more than that. Default: one per processor. */
  workers?: number | undefined;
}

/**
 * What a model needs to work, kept over several downloads: its start is paid once, and can be
 * measured apart from the work. It does not keep the program alive while nothing is downloaded.
 */
export interface Pool {
  /** Settles when everything has started and has loaded what it needs. A download need not wait for it. */
  ready(): Promise<void>;
  /** As the model's own function; `concurrency` may be lower than the pool's, not higher. */
  download: Download;
  /** Ends everything, downloads under way included, and waits until it is gone. */
  close(): Promise<void>;
}

/** A download of its own: opens a pool, uses it once, closes it whatever came of it. */
export function once(open: (options: PoolOptions) => Pool): Download {
  return async (urls, options = {}) => {
    const pool = open(options);
    try {
      return await pool.download(urls, options);
    } finally {
      await pool.close();
    }
  };
}
