import type { Element, ElementContent, Nodes } from "hast";
import { classes, textOf } from "./tree.js";

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
  const lines: string[][] = [[]];
  let holder = "";
  const visit = (node: Nodes) => {
    if (node.type === "text") lines.at(-1)!.push(node.value);
    if (node.type !== "element" || LEFT_OUT.has(node.tagName)) return;
    if (classes(node).includes("data")) return;
    const { id } = node.properties;
    if (HEADING.test(node.tagName) || (node.tagName === "dt" && id !== undefined)) {
      // A heading at the top of a cell has left its anchor to the cell.
      const anchor = encodeURIComponent(String(id ?? holder));
      passages.push({ href: `${file}#${anchor}`, page: title, heading: textOf(node), text: "" });
      lines.push([]);
      return;
    }
    if (classes(node).includes("cell")) holder = String(id);
    visitAll(node);
    if (BLOCK.has(node.tagName)) lines.at(-1)!.push("\n");
  };
  const visitAll = ({ children }: Element) => {
    for (const child of children) visit(child);
  };
  for (const node of content) visit(node);
  return passages.flatMap((passage, index) => {
    const text = tidy(lines[index]!.join(""));
    return index === 0 && text === "" ? [] : [{ ...passage, text }];
  });
}

function tidy(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter(Boolean)
    .join("\n");
}
