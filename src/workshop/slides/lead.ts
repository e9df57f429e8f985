import type { Element, ElementContent } from "hast";
import { textOf } from "../../press/page/index.js";

/** As long as the words of a slide may be, in characters. */
export const LEAD = 190;

/**
 * The first sentence of a paragraph, and those after it that still fit. A sentence ends before a
 * capital, a quotation or code: `0.8 s` and `e.g. this` end none.
 */
export function firstSentences(paragraph: Element, most = LEAD): ElementContent[] {
  const sentences = toSentences(paragraph.children);
  const kept: ElementContent[] = [];
  let length = 0;
  for (const sentence of sentences) {
    const long = textLength(sentence);
    if (kept.length > 0 && length + long > most) break;
    kept.push(...sentence);
    length += long;
  }
  return trimEnd(kept);
}

/** The sentences that an author has put in bold as a whole: what the prose says loudest. */
export function loudSentences(paragraph: Element): ElementContent[][] {
  return paragraph.children.flatMap((child) => {
    if (child.type !== "element" || child.tagName !== "strong") return [];
    const text = textOf(child).trim();
    const whole = /^\P{Ll}/u.test(text) || child.children[0]?.type === "element";
    return whole && /\.$/.test(text) && text.split(/\s+/).length >= 6 ? [child.children] : [];
  });
}

export function textLength(nodes: readonly ElementContent[]): number {
  return nodes.reduce((sum, node) => sum + textOf(node).length, 0);
}

function toSentences(children: readonly ElementContent[]): ElementContent[][] {
  const sentences: ElementContent[][] = [[]];
  for (const [index, child] of children.entries()) {
    if (child.type !== "text") {
      sentences.at(-1)!.push(child);
      continue;
    }
    let rest = child.value;
    for (;;) {
      const end = endOf(rest, children[index + 1]);
      if (end === undefined) break;
      sentences.at(-1)!.push({ type: "text", value: rest.slice(0, end) });
      sentences.push([]);
      rest = rest.slice(end);
    }
    if (rest !== "") sentences.at(-1)!.push({ type: "text", value: rest });
  }
  return sentences.filter((sentence) => textLength(sentence) > 0);
}

/** Behind the first sentence of a text, its blanks included; the next node may begin the second. */
function endOf(text: string, next: ElementContent | undefined): number | undefined {
  const inside = /[.?]["”)]?\s+(?=[\p{Lu}\d"“(])/u.exec(text);
  if (inside) return inside.index + inside[0].length;
  const atEnd = /[.?]["”)]?\s+$/.exec(text);
  return atEnd && next?.type === "element" && atEnd.index + atEnd[0].length === text.length
    ? text.length
    : undefined;
}

/** A sentence that leads on with a colon ends there. */
function trimEnd(nodes: ElementContent[]): ElementContent[] {
  const last = nodes.at(-1);
  if (last?.type !== "text") return nodes;
  const value = last.value.replace(/\s+$/, "").replace(/:$/, ".");
  return [...nodes.slice(0, -1), { type: "text", value }];
}
