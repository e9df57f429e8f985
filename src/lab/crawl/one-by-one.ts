import type { Crawl } from "./crawl.js";
import type { CrawledPage } from "./page.js";
import { read } from "./read.js";
import { receive } from "./receive.js";

/** The first step: fetch, parse, hash; then the next page. */
export const oneByOne: Crawl = async (urls, client, options = {}) => {
  const pages: CrawledPage[] = [];
  for (const url of urls) {
    const packed = await receive(client, url, options, "fetch");
    pages.push(read(url, packed, options.tracer, "parse, hash"));
  }
  return pages;
};
