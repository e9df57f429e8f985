import type { Element, ElementContent, Root } from "hast";
import { h } from "hastscript";

export interface DocumentParts {
  title: string;
  /** What the page may do, as a content-security policy; default: what its server says of it. */
  policy?: string;
  /** What its head holds besides: styles, scripts, a description. */
  head?: ElementContent[];
  /** The `body` element. */
  body: Element;
}

/** A whole HTML document, as all pages have it: in English, as wide as its window, light and dark. */
export function wholeDocument({ title, policy, head = [], body }: DocumentParts): Root {
  const allowed = { httpEquiv: "Content-Security-Policy", content: policy };
  return {
    type: "root",
    children: [
      { type: "doctype" },
      h("html", { lang: "en" }, [
        h("head", [
          h("meta", { charSet: "utf-8" }),
          ...(policy === undefined ? [] : [h("meta", allowed)]),
          h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
          h("meta", { name: "color-scheme", content: "light dark" }),
          h("title", title),
          ...head,
        ]),
        body,
      ]),
    ],
  };
}
