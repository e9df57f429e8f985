import type { Passage } from "../page/index.js";

/** Passages as a part of the search's list: each is its address, page, heading and text. */
export function passageRows(passages: readonly Passage[]): string {
  const rows = passages.map(({ href, page, heading, text }) => [href, page, heading, text]);
  return JSON.stringify(rows).slice(1, -1);
}

/**
 * What the search looks through, as a script: a page opened from a folder can load no other file.
 *
 * @param rows Parts of the list, in order.
 */
export function searchIndex(rows: readonly string[]): string {
  const list = rows.filter((part) => part !== "").join(",");
  return `globalThis.overlapPassages = [${list}];\n`;
}
