import MarkdownIt, { type Token } from "markdown-it";

const markdown = new MarkdownIt({ html: true });

/** The blocks of a markdown cell, as markdown-it sees them. */
export function tokens(source: string): Token[] {
  return markdown.parse(source, {});
}
