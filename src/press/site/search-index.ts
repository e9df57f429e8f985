import type { Passage } from "../page/index.js";

/**
 * What the search looks through, as a script: a page opened from a folder can load no other file.
 * Each passage is its address, page, heading and text.
 */
export function searchIndex(passages: readonly Passage[]): string {
  const rows = passages.map(({ href, page, heading, text }) => [href, page, heading, text]);
  return `globalThis.overlapPassages = ${JSON.stringify(rows)};\n`;
}
