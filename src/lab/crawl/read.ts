import type { Tracer } from "../trace/index.js";
import { fingerprint } from "./fingerprint.js";
import type { CrawledPage } from "./page.js";
import { parse } from "./parse.js";

/** The work on a page: parses it, hashes it, and records both. */
export function read(url: string, packed: Uint8Array, tracer?: Tracer, lane?: string): CrawledPage {
  const where = lane === undefined ? {} : { lane };
  const parsed = tracer?.begin("parse", { ...where, kind: "working" });
  const { bytes, links, words } = parse(packed);
  parsed?.();
  const hashed = tracer?.begin("hash", { ...where, kind: "working" });
  const page = { url, bytes, links, words: words.length, fingerprint: fingerprint(words) };
  hashed?.();
  return page;
}
