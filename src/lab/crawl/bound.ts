/** What a crawl consists of, as it was measured one page after the other. */
export interface CrawlParts {
  pages: number;
  /** Milliseconds that one page waits. */
  wait: number;
  /** Milliseconds of processor time that one page takes. */
  work: number;
  /** How many threads can run at once. */
  cores: number;
}

/**
 * The time that no program can beat with these parts: the first page has to come before anything
 * can be worked on, and then all cores work without a pause.
 */
export function crawlBound({ pages, wait, work, cores }: CrawlParts): number {
  return wait + (pages * work) / cores;
}
