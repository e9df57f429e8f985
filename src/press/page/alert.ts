import type { Element, ElementContent, Root } from "hast";
import { h } from "hastscript";
import { elements } from "./tree.js";

const TITLES: Record<string, string> = {
  note: "Note",
  tip: "Tip",
  important: "Important",
  warning: "Warning",
  caution: "Caution",
};

/**
 * Turns quotes that begin with `[!NOTE]` (or TIP, IMPORTANT, WARNING, CAUTION) into alerts. Words
 * behind the marker are the title. Jupyter shows the same text as a quote, GitHub as its alert.
 *
 * It works on the tree and not on the parser's tokens, so that an alert may hold quotes and lists.
 */
export function alerts(tree: Root): void {
  for (const quote of [...elements(tree)]) {
    if (quote.tagName !== "blockquote") continue;
    const paragraph = quote.children.find((child): child is Element => child.type === "element");
    const opening = paragraph?.tagName === "p" ? paragraph.children[0] : undefined;
    if (!paragraph || opening?.type !== "text") continue;
    const [marker, kind = "", title = ""] =
      /^\s*\[!(\w+)\][ \t]*([^\n]*)\n?/.exec(opening.value) ?? [];
    const known = kind.toLowerCase();
    if (marker === undefined || !Object.hasOwn(TITLES, known)) continue;
    opening.value = opening.value.slice(marker.length);
    const rest = isEmpty(paragraph)
      ? quote.children.filter((child) => child !== paragraph)
      : quote.children;
    Object.assign(quote, alert(known, title.trim() || TITLES[known]!, rest));
  }
}

function alert(kind: string, title: string, children: ElementContent[]): Element {
  const heading = h("p", { className: ["alert-title"] }, title);
  return h("div", { className: ["alert", kind], role: "note" }, [heading, ...children]);
}

function isEmpty({ children }: Element): boolean {
  return children.every((child) => child.type === "text" && child.value.trim() === "");
}
