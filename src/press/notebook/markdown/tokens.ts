import MarkdownIt, { type Token } from "markdown-it";

const markdown = new MarkdownIt({ html: true });

/** The blocks of the cells that were asked for last: each rule asks for all cells of a notebook. */
const blocks = new Map<string, Token[]>();
const REMEMBERED = 256;
/** Longer ones hold pictures of somebody else's: in characters. */
const LONGEST = 20_000;

/** The blocks of a markdown cell, as markdown-it sees them. Nobody may change them. */
export function tokens(source: string): Token[] {
  const found = blocks.get(source) ?? markdown.parse(source, {});
  if (source.length > LONGEST) return found;
  blocks.delete(source);
  blocks.set(source, found);
  if (blocks.size > REMEMBERED) blocks.delete(blocks.keys().next().value!);
  return found;
}
