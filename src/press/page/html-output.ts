import type { ElementContent } from "hast";
import { h } from "hastscript";
import { namespaceIds } from "./namespace.js";
import { isDataPicture, sanitizeOutput } from "./sanitize.js";
import type { Scope } from "./scope.js";
import { declarationsToAttributes } from "./svg.js";
import { scrollable } from "./table.js";
import { elements, parse, raw, textOf } from "./tree.js";

/**
 * HTML that a cell put out, without what could run, send, fetch or style the page; all of it where
 * whoever builds the site trusts the notebook.
 *
 * @returns Nothing where no content is left: it was made by a script.
 */
export function htmlOutput(
  html: string,
  prefix: string,
  { trusted = false }: Pick<Scope, "trusted">,
): ElementContent[] | undefined {
  if (trusted) return [h("div", { className: ["trusted"] }, [raw(html)])];
  const parsed = parse(html);
  declarationsToAttributes(parsed);
  const tree = namespaceIds(sanitizeOutput(parsed), prefix);
  let pictures = 0;
  for (const element of elements(tree)) {
    const { src, href } = element.properties;
    if (element.tagName === "img") {
      if (typeof src === "string" && isDataPicture(src)) pictures++;
      else
        Object.assign(element, {
          tagName: "span",
          properties: {},
          children: alt(element.properties.alt),
        });
    }
    if (element.tagName === "svg") pictures++;
    if (
      element.tagName === "a" &&
      typeof href === "string" &&
      !/^(https?:|mailto:|#)/i.test(href)
    ) {
      delete element.properties.href;
    }
  }
  if (pictures === 0 && textOf(tree).trim() === "") return undefined;
  return tree.children.map((child) =>
    child.type === "element" && child.tagName === "table" ? scrollable(child) : child,
  ) as ElementContent[];
}

function alt(text: unknown): ElementContent[] {
  return [{ type: "text", value: String(text ?? "") }];
}
