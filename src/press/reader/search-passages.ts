import MiniSearch from "minisearch";

/** A passage as the index of the site holds it: address, page, heading, text. */
export type Row = readonly [href: string, page: string, heading: string, text: string];

/** What a search has found. */
export interface Found {
  href: string;
  page: string;
  heading: string;
  /** The sentence that says most of what was asked for; empty where only the heading does. */
  sentence: string;
  /** The words of the passage that answer to those asked for, in lower case. */
  words: readonly string[];
}

/** Finds passages by words; the best first. */
export type Search = (query: string) => Found[];

const MOST = 20;
/** Characters of a sentence that are shown. */
const LENGTH = 240;

/**
 * Makes a search over passages. Words may be unfinished and, from four letters on, have a typing
 * mistake in every five; passages that hold all words come before those that hold some.
 */
export function searchIn(rows: readonly Row[]): Search {
  const index = new MiniSearch<{ id: number; page: string; heading: string; text: string }>({
    fields: ["heading", "page", "text"],
    searchOptions: {
      boost: { heading: 4, page: 2 },
      prefix: true,
      fuzzy: (term) => (term.length > 3 ? 0.2 : false),
      combineWith: "AND",
    },
  });
  index.addAll(rows.map(([, page, heading, text], id) => ({ id, page, heading, text })));
  return (query) => {
    const all = index.search(query);
    const found = all.length > 0 ? all : index.search(query, { combineWith: "OR" });
    return found.slice(0, MOST).map(({ id, terms }) => {
      const [href, page, heading, text] = rows[id]!;
      return { href, page, heading, sentence: sentenceWith(terms, text), words: terms };
    });
  };
}

function sentenceWith(words: readonly string[], text: string): string {
  let best = "";
  let most = 0;
  for (const sentence of text.split(/\n|(?<=[.!?]) /)) {
    const lower = sentence.toLowerCase();
    const count = words.filter((word) => lower.includes(word)).length;
    if (count > most) [best, most] = [sentence, count];
  }
  if (best.length <= LENGTH) return best;
  const places = words.map((word) => best.toLowerCase().indexOf(word)).filter((at) => at >= 0);
  const start = Math.max(0, Math.min(...places) - LENGTH / 4);
  const part = best.slice(start, start + LENGTH);
  return `${start > 0 ? "…" : ""}${part}${start + LENGTH < best.length ? "…" : ""}`;
}
