import type { Element, ElementContent, Parents, Root } from "hast";
import { h } from "hastscript";
import { alerts } from "./alert.js";
import { codeBlock } from "./code.js";
import { decoded } from "./decoded.js";
import { formula } from "./math.js";
import { plainParser, proseParser } from "./parser.js";
import { isDataPicture, sanitizeProse } from "./sanitize.js";
import type { Scope } from "./scope.js";
import { scrollable } from "./table.js";
import { classes, elements, nodes, parse, textOf } from "./tree.js";

/** Markdown as a part of the page. */
export async function markdown(source: string, scope: Scope): Promise<ElementContent[]> {
  const parser = scope.slug ? proseParser() : plainParser();
  const html = parser.render(source, { docId: scope.cell, slug: scope.slug });
  return finish(sanitizeProse(parse(html)), scope);
}

/** One line of Markdown: emphasis, code, links and formulas, no blocks. */
export async function inlineMarkdown(source: string, scope: Scope): Promise<ElementContent[]> {
  const html = plainParser().renderInline(source, { docId: scope.cell });
  return finish(sanitizeProse(parse(html)), scope);
}

async function finish(tree: Root, scope: Scope): Promise<ElementContent[]> {
  links(tree, scope);
  pictures(tree, scope);
  formulas(tree, scope);
  alerts(tree);
  tables(tree);
  words(tree, scope);
  await codeBlocks(tree, scope);
  return tree.children as ElementContent[];
}

function links(tree: Root, { resolve, report }: Scope) {
  for (const { element } of placed(tree, "a")) {
    const { href, className } = element.properties;
    if (typeof href !== "string" || className !== undefined) continue;
    if (/^(https?:|mailto:)/i.test(href)) continue;
    const target = resolve(href);
    if (target === undefined) {
      report(`the link ${href} leads to no lesson: expected ./LESSON.ipynb or #anchor`);
      delete element.properties.href;
    } else element.properties.href = target;
  }
}

function pictures(tree: Root, { attachments, picture, report }: Scope) {
  for (const { element, replace } of placed(tree, "img")) {
    const src = String(element.properties.src ?? "");
    const name = /^attachment:(.*)$/.exec(src)?.[1];
    if (name !== undefined) {
      const bundle = attachments[decoded(name)];
      const [mime, base64] =
        Object.entries(bundle ?? {}).find(([type]) => /^image\//.test(type)) ?? [];
      if (mime && base64) {
        element.properties.src = `data:${mime};base64,${base64.replace(/\s+/g, "")}`;
        continue;
      }
      report(`the picture attachment:${name} is not attached to the cell`);
    } else if (isDataPicture(src)) continue;
    else if (picture?.(src) !== undefined) {
      element.properties.src = picture(src);
      continue;
    } else report(`the picture ${src || "without src"} is not part of the notebook: attach it`);
    replace({ type: "text", value: String(element.properties.alt ?? "") });
  }
}

function formulas(tree: Root, { report }: Scope) {
  for (const { element, replace, parent } of placed(tree, "code")) {
    const display = classes(element).includes("math-display");
    if (!display && !classes(element).includes("math-inline")) continue;
    try {
      const math = formula(textOf(element), display);
      if (!display) replace(...math);
      else if (parent.type === "element") {
        Object.assign(parent, h("div", { className: ["formula"], tabIndex: 0 }, math));
      }
    } catch (error) {
      report((error as Error).message);
      element.properties = {};
    }
  }
}

/** What prose names of ours leads there: to a cell of the page, or to its source. */
function words(tree: Root, { sourceOf, placeOf }: Scope) {
  for (const { element, replace, parent } of placed(tree, "code")) {
    if (parent.type === "element" && ["pre", "a"].includes(parent.tagName)) continue;
    const name = textOf(element);
    // Many functions have a name that a cell has, too; a hyphen is in cells' names alone.
    const isCell = name.includes("-") || /\bcells? $/.test(textBefore(element, parent));
    const place = isCell ? placeOf?.(name) : undefined;
    if (place !== undefined) replace(h("a", { href: place }, [element]));
    else {
      const href = sourceOf?.(name);
      if (href !== undefined) replace(h("a", { href, className: ["symbol"] }, [element]));
    }
  }
}

function textBefore(element: Element, { children }: Parents): string {
  const before = children[children.indexOf(element) - 1];
  return before?.type === "text" ? before.value : "";
}

function tables(tree: Root) {
  for (const { element, replace } of placed(tree, "table")) {
    // Markdown cannot leave a table's head out, so authors leave it empty.
    element.children = element.children.filter(
      (part) => part.type !== "element" || part.tagName !== "thead" || textOf(part).trim() !== "",
    );
    // A corner that names nothing heads nothing.
    for (const cell of elements(element)) {
      if (cell.tagName === "th" && textOf(cell).trim() === "") cell.tagName = "td";
    }
    replace(scrollable(element));
  }
}

async function codeBlocks(tree: Root, scope: Scope) {
  for (const { element, parent } of placed(tree, "code")) {
    if (parent.type !== "element" || parent.tagName !== "pre") continue;
    const language = classes(element)
      .find((name) => name.startsWith("language-"))
      ?.slice(9);
    const code = textOf(element).replace(/\n$/, "");
    Object.assign(parent, await codeBlock(code, language ?? "", scope));
  }
}

interface Place {
  element: Element;
  parent: Parents;
  /** Puts other nodes where the element stands. */
  replace(...others: ElementContent[]): void;
}

/** The elements of that name and where they stand, gathered before any of them is changed. */
function placed(tree: Root, tagName: string): Place[] {
  const places: Place[] = [];
  for (const parent of nodes(tree)) {
    if (!("children" in parent)) continue;
    for (const element of parent.children) {
      if (element.type !== "element" || element.tagName !== tagName) continue;
      const replace = (...others: ElementContent[]) => {
        parent.children.splice(
          parent.children.indexOf(element as never),
          1,
          ...(others as never[]),
        );
      };
      places.push({ element, parent, replace });
    }
  }
  return places;
}
