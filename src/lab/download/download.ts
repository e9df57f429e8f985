import type { Tracer } from "../trace/index.js";
import type { ClientOptions } from "./client.js";
import type { Page } from "./page.js";

export interface DownloadOptions extends ClientOptions {
  /** The most requests in flight at one time. Default: the model's own. */
  concurrency?: number | undefined;
  /** How many threads or processes share the `concurrency`, in the models that combine them with event loops. */
  workers?: number | undefined;
  /** Stops the download: it rejects with the signal's reason once nothing is in flight any more. */
  signal?: AbortSignal | undefined;
  /** Records for every page a span of waiting, then one of working (decoding, checksum). */
  tracer?: Tracer | undefined;
  /** Milliseconds that one request may take in all, its body included. Default 30,000. */
  deadline?: number | undefined;
  /** Called with each page as it completes, and with the index of its url. */
  onPage?: ((page: Page, index: number) => void) | undefined;
}

/**
 * The contract of all models: reads every page to its end and gives them back in the order of the
 * urls.
 *
 * The first failure stops the requests in flight, starts no other, and is what the promise rejects
 * with; the pages that came before it have gone to `onPage`. When the promise settles, whatever the
 * download opened is closed.
 *
 * @throws DownloadError that names the url.
 * @throws RangeError when an option is out of range.
 */
export type Download = (urls: readonly string[], options?: DownloadOptions) => Promise<Page[]>;
