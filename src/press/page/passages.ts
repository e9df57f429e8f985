import type { ElementContent, Nodes } from "hast";
import { classes, foundIn, textOf } from "./tree.js";

/** A stretch of the site that a search can lead to. */
export interface Passage {
  /** Where it stands: `03-honest-downloads.html#how-many-in-flight`. */
  href: string;
  /** The page it is on: `03 Honest downloads`. */
  page: string;
  /** The heading over it; the page's own where it stands before the first. */
  heading: string;
  /** What it says, one line for each paragraph, item or cell of a table. */
  text: string;
}

/** What a search finds in a piece of a page, in order: text, and headings with their anchors. */
export type Words = (string | { heading: string; anchor: string })[];

const HEADING = /^h[1-6]$/;
/** Drawings, code and what a page lists beside its text. */
const LEFT_OUT = new Set(["svg", "pre", "figure", "button", "math"]);
const BLOCK = new Set(["p", "li", "td", "th", "dd", "blockquote", "summary", "figcaption"]);

/**
 * The text of a page, one passage for each heading or defined term with what follows it.
 *
 * @param content What the page holds, without its navigation.
 */
export function passagesOf(
  content: readonly ElementContent[],
  { file, title }: { file: string; title: string },
): Passage[] {
  const passages: Passage[] = [{ href: file, page: title, heading: title, text: "" }];
  const lines = [""];
  for (const word of wordsOf(content)) {
    if (typeof word === "string") lines[lines.length - 1] += word;
    else {
      const href = `${file}#${encodeURIComponent(word.anchor)}`;
      passages.push({ href, page: title, heading: word.heading, text: "" });
      lines.push("");
    }
  }
  return passages.flatMap((passage, index) => {
    const text = tidy(lines[index]!);
    return index === 0 && text === "" ? [] : [{ ...passage, text }];
  });
}

/** The text of a piece of a page, cut at each heading and defined term. */
export function wordsOf(content: readonly ElementContent[]): Words {
  const words: Words = [];
  let holder = "";
  const say = (text: string) => {
    if (typeof words.at(-1) === "string") words[words.length - 1] += text;
    else words.push(text);
  };
  const visit = (node: Nodes) => {
    if (node.type === "text") say(node.value);
    for (const word of foundIn(node)?.words ?? []) {
      if (typeof word === "string") say(word);
      else words.push(word);
    }
    if (node.type !== "element" || LEFT_OUT.has(node.tagName)) return;
    if (classes(node).includes("data")) return;
    const { id } = node.properties;
    if (HEADING.test(node.tagName) || (node.tagName === "dt" && id !== undefined)) {
      // A heading at the top of a cell has left its anchor to the cell.
      words.push({ heading: textOf(node), anchor: String(id ?? holder) });
      return;
    }
    if (classes(node).includes("cell")) holder = String(id);
    for (const child of node.children) visit(child);
    if (BLOCK.has(node.tagName)) say("\n");
  };
  for (const node of content) visit(node);
  return words;
}

function tidy(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter(Boolean)
    .join("\n");
}
