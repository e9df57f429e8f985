import type { Nodes } from "hast";
import { fromHtml } from "hast-util-from-html";
import type { Token } from "markdown-it";
import { tokens } from "./tokens.js";

/** Something that a markdown cell points to. */
export interface Reference {
  /** A link is followed by the reader, a source is loaded with the page. */
  kind: "link" | "source";
  url: string;
  /** Where in the cell, from 1. */
  line: number;
}

/** All links and sources of a markdown cell in order, those of HTML in it too. */
export function references(source: string): Reference[] {
  return tokens(source).flatMap((block) => {
    let line = (block.map?.[0] ?? 0) + 1;
    return [block, ...(block.children ?? [])].flatMap((token) => {
      if (token.type.endsWith("break")) line++;
      return ofToken(token).map((found) => ({ ...found, line }));
    });
  });
}

type Found = Omit<Reference, "line">;

function ofToken(token: Token): Found[] {
  if (token.type === "link_open") return [{ kind: "link", url: String(token.attrGet("href")) }];
  if (token.type === "image") return [{ kind: "source", url: String(token.attrGet("src")) }];
  if (token.type === "html_block" || token.type === "html_inline")
    return ofHtml(fromHtml(token.content, { fragment: true }));
  return [];
}

function ofHtml(node: Nodes): Found[] {
  if (node.type !== "element" && node.type !== "root") return [];
  const own: Found[] = [];
  if (node.type === "element") {
    const { src, srcSet, poster, data, href, xLinkHref } = node.properties;
    for (const value of [src, poster, data, xLinkHref].concat(srcSet))
      if (typeof value === "string")
        own.push({ kind: "source", url: value.trim().split(/\s/)[0]! });
    if (typeof href === "string")
      own.push({ kind: node.tagName === "a" ? "link" : "source", url: href.trim() });
  }
  return own.concat(node.children.flatMap(ofHtml));
}
