import { emit } from "./emit.js";
import { text } from "./text.js";

/**
 * Markdown with values of this run: `` say`**${ratio}** times as fast` ``. Numbers are written by
 * `figure`; the indentation that all lines share is removed.
 */
export function say(strings: TemplateStringsArray, ...values: unknown[]): void {
  const markdown = withoutSharedIndent(text(strings, ...values));
  emit({ "text/markdown": markdown, "text/plain": markdown });
}

function withoutSharedIndent(text: string): string {
  const lines = text.split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/));
  // The first line follows the opening quote and says nothing about the others.
  const shared = Math.min(...(indents.length > 1 ? indents.slice(1) : indents));
  const cut = (line: string) => line.slice(Math.min(shared, Math.max(0, line.search(/\S|$/))));
  return lines.map(cut).join("\n").trim();
}
