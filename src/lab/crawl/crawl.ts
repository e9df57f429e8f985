import type { Dispatcher } from "undici";
import type { Tracer } from "../trace/index.js";
import type { CrawledPage } from "./page.js";

export interface CrawlOptions {
  /** Stops the crawl: it rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Records for every page a span of waiting, one of parsing, one of hashing. */
  tracer?: Tracer | undefined;
  /** The most requests in flight; default 16. Not every step of the crawler asks. */
  inFlight?: number | undefined;
}

/**
 * The contract of all steps: fetches every page over the client, parses and hashes it, and gives the
 * pages back in the order of the urls. The first failure stops the rest and is what it rejects with.
 */
export type Crawl = (
  urls: readonly string[],
  client: Dispatcher,
  options?: CrawlOptions,
) => Promise<CrawledPage[]>;
