export { type CrawlParts, crawlBound } from "./bound.js";
export type { Crawl, CrawlOptions } from "./crawl.js";
export { fingerprint } from "./fingerprint.js";
export { onOneLoop } from "./in-flight.js";
export { oneByOne } from "./one-by-one.js";
export type { CrawledPage } from "./page.js";
export { type Parsed, parse } from "./parse.js";
export { pipeline } from "./pipeline.js";
export { openReaders, type Readers } from "./readers.js";
