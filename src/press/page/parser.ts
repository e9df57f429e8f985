import createMarkdown, { type MarkdownIt } from "markdown-it";
import anchor from "markdown-it-anchor";
import footnote from "markdown-it-footnote";
import math from "markdown-it-math/no-default-renderer";
import { latexEnvironments } from "./latex-environments.js";

/** What the parser is told of the text's surroundings. */
export interface Surroundings {
  [key: string]: unknown;
  /** What the ids of footnotes hold, so that those of two cells differ. */
  docId: string;
  slug?: ((title: string) => string) | undefined;
}

let prose: MarkdownIt | undefined;
let plain: MarkdownIt | undefined;

/** The parser of a lesson's own text: its headings are anchors that link to themselves. */
export function proseParser(): MarkdownIt {
  prose ??= base().use(anchor, {
    tabIndex: false,
    permalink: anchor.permalink.headerLink(),
    slugifyWithState: (title: string, state: { env: Surroundings }) =>
      state.env.slug?.(title) ?? slug(title),
  });
  return prose;
}

/** The parser of everything else: what cells put out, a claim, a question. */
export function plainParser(): MarkdownIt {
  plain ??= base();
  return plain;
}

/** A title as an anchor: `Headers are not bodies` is `headers-are-not-bodies`. */
export function slug(title: string): string {
  const words = title
    .toLowerCase()
    .normalize("NFC")
    .match(/[\p{L}\p{N}]+/gu);
  return words?.join("-") ?? "section";
}

function base(): MarkdownIt {
  const markdown = createMarkdown({ html: true, linkify: false, typographer: false });
  const escaped = markdown.utils.escapeHtml;
  // Formulas become MathML in the tree, after the text has been made safe.
  markdown.use(math, {
    inlineRenderer: (latex: string) => `<code class="math-inline">${escaped(latex)}</code>`,
    blockRenderer: (latex: string) =>
      `<pre><code class="math-display">${escaped(latex)}</code></pre>`,
  });
  markdown.use(latexEnvironments);
  markdown.use(footnote);
  markdown.core.ruler.push("table_alignment", ({ tokens }) => {
    for (const token of tokens) {
      const [, side] = /^text-align:(\w+)$/.exec(String(token.attrGet("style") ?? "")) ?? [];
      if (!side) continue;
      token.attrs = (token.attrs ?? []).filter(([name]) => name !== "style");
      token.attrSet("class", side);
    }
  });
  return markdown;
}
