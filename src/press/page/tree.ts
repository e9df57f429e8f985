import type { Element, ElementContent, Nodes, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import type { Words } from "./passages.js";

/** A tree as HTML; the same tree gives the same text. */
export function serialize(tree: Nodes | ElementContent[]): string {
  return toHtml(tree, {
    characterReferences: { useNamedReferences: true },
    // For what `raw` has made, and nothing else makes.
    allowDangerousHtml: true,
    // In SVG only: the empty elements of a drawing are most of its length.
    closeEmptyElements: true,
    tightSelfClosing: true,
  });
}

/** The tree of a piece of HTML. What is malformed is mended as browsers mend it. */
export function parse(html: string): Root {
  const tree = fromHtml(html, { fragment: true });
  for (const node of nodes(tree)) delete node.position;
  return tree;
}

/** HTML that goes into the page as it is. */
export function raw(html: string): ElementContent {
  return { type: "raw", value: html } as unknown as ElementContent;
}

/** What is to be found in a part of a page that is written already. */
export interface Found {
  /** Every anchor in it. */
  ids: readonly string[];
  words: Words;
}

/** A part of a page that is written already. */
export function written(html: string, found: Found): ElementContent {
  return { ...raw(html), data: { found } } as ElementContent;
}

/** What is to be found in a node, where it is a part that is written already. */
export function foundIn({ data }: Nodes): Found | undefined {
  return (data as { found?: Found } | undefined)?.found;
}

/** Every node, parents before children. The children of a node may be replaced while it is visited. */
export function* nodes(node: Nodes): Generator<Nodes> {
  yield node;
  if ("children" in node) for (const child of node.children) yield* nodes(child);
}

/** Every element, parents before children. */
export function* elements(node: Nodes): Generator<Element> {
  for (const found of nodes(node)) if (found.type === "element") yield found;
}

/** Every anchor in a tree, in order. */
export function idsIn(tree: Nodes): string[] {
  const ids: string[] = [];
  for (const node of nodes(tree)) {
    ids.push(...(foundIn(node)?.ids ?? []));
    if (node.type === "element" && node.properties.id !== undefined)
      ids.push(String(node.properties.id));
  }
  return ids;
}

/** The text in a tree, markup left out. */
export function textOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

/** The element's classes. */
export function classes(element: Element): string[] {
  const { className } = element.properties;
  return Array.isArray(className) ? className.map(String) : [];
}
