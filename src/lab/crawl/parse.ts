import { gunzipSync } from "node:zlib";

/** A page, unpacked and taken apart. */
export interface Parsed {
  bytes: number;
  links: number;
  words: string[];
}

/** Unpacks a page and takes it apart: its links and its words. */
export function parse(packed: Uint8Array): Parsed {
  const body = gunzipSync(packed);
  const markup = body.toString("utf8");
  const links = markup.match(/<a\s+href="[^"]*"/g) ?? [];
  const words = markup.replace(/<[^>]*>/g, " ").match(/[a-z]+/gi) ?? [];
  return { bytes: body.length, links: links.length, words };
}
