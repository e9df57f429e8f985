import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import { termFinder } from "./find-terms.js";
import type { GlossaryTerm } from "./glossary.js";
import { GLOSSARY } from "./navigation.js";
import { slug } from "./parser.js";

/** What has a look or a target of its own; the page's header repeats what stands in a quotation. */
const LEFT_ALONE = new Set(
  ["a", "code", "pre", "kbd", "math", "summary", "blockquote"].concat([
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
  ]),
);

/**
 * Makes terms in a lesson's prose lead to the glossary, each at its first use in the lesson, with
 * its meaning as the link's title. A lesson that explains a term itself does not link to it, nor
 * does any to a word that readers bring along.
 *
 * @param lesson The lesson's id.
 * @param linked The terms that the lesson's prose links to already; those that it comes to link to
 *   are added.
 */
export function termLinker(
  terms: readonly GlossaryTerm[],
  lesson: string,
  linked: Set<string>,
): (prose: ElementContent[]) => ElementContent[] {
  const find = termFinder(terms);
  const isLinked = ({ explained, everyday }: GlossaryTerm) =>
    !everyday && !explained.startsWith(`${lesson}#`);

  function linkIn(nodes: ElementContent[]): ElementContent[] {
    return nodes.flatMap((node): ElementContent[] => {
      if (node.type === "text") return linkText(node.value);
      if (node.type === "element" && !LEFT_ALONE.has(node.tagName)) {
        node.children = linkIn(node.children);
      }
      return [node];
    });
  }

  function linkText(text: string): ElementContent[] {
    const parts: ElementContent[] = [];
    let end = 0;
    for (const mention of find(text)) {
      if (!isLinked(mention.term) || linked.has(mention.term.term)) continue;
      linked.add(mention.term.term);
      parts.push({ type: "text", value: text.slice(end, mention.start) });
      parts.push(termLink(mention.term, text.slice(mention.start, mention.end)));
      end = mention.end;
    }
    return [...parts, { type: "text", value: text.slice(end) }];
  }

  return linkIn;
}

function termLink({ term, means }: GlossaryTerm, words: string): Element {
  const properties = { href: `${GLOSSARY}#${slug(term)}`, className: ["term"] };
  return h("a", { ...properties, title: means.replace(/[`*]/g, "") }, words);
}
