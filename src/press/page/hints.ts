import { type Cell, isObject } from "../notebook/index.js";

/** What the page leaves out of a cell, and what it folds. */
export interface Hints {
  removed: ReadonlySet<Part>;
  folded: ReadonlySet<Part>;
}

export type Part = "cell" | "input" | "output" | "stdout" | "stderr";

const PART = /^(hide|remove)-(cell|input|output|stdout|stderr)$/;
const ALIASES: Record<string, string> = { hide: "hide-cell", "hide-code": "hide-input" };

/**
 * What a cell's tags and metadata ask of its page, by the names that Jupyter Book, nbconvert and
 * nbsphinx have given them: `hide-input`, `remove_cell`, `remove-stderr`, `jupyter.source_hidden`,
 * `collapsed`, ... A solution is folded as a whole, so what hides its code in Jupyter asks nothing.
 */
export function hintsOf({ tags, metadata }: Cell): Hints {
  const removed = new Set<Part>();
  const folded = new Set<Part>();
  for (const tag of tags) {
    const name = tag.toLowerCase().replaceAll("_", "-");
    const [, verb, part] = PART.exec(ALIASES[name] ?? name) ?? [];
    if (part) (verb === "remove" ? removed : folded).add(part as Part);
  }
  const { jupyter, nbsphinx, collapsed, hide_input: hideInput } = metadata;
  if (nbsphinx === "hidden") removed.add("cell");
  if (tags.includes("solution")) return { removed, folded };
  const hidden = isObject(jupyter) ? jupyter : {};
  if (hidden.source_hidden === true || hideInput === true) folded.add("input");
  if (hidden.outputs_hidden === true || collapsed === true) folded.add("output");
  return { removed, folded };
}
