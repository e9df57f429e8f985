import type { Element, ElementContent } from "hast";
import type { Cell, Problem } from "../notebook/index.js";
import { type CellOptions, cellSection } from "./cell.js";
import type { Link } from "./link.js";
import { wordsOf } from "./passages.js";
import type { Scope } from "./scope.js";
import { elements, type Found, idsIn, serialize, textOf, written } from "./tree.js";

/** A heading of the lesson, as its table of contents names it. */
export interface Heading {
  /** 2 for the lesson's parts, 3 for theirs. */
  level: number;
  id: string;
  text: string;
}

/** What a piece of a page tells its page on the way; see {@link Scope}. */
export interface Told {
  /** Its links within the course. */
  links: Link[];
  /** The specifications of its charts by the ids of their figures. */
  charts: [id: string, spec: Record<string, unknown>][];
  /** What is wrong in its cell. */
  problems: Problem[];
}

/** A cell as it stands in its page. */
export interface Shown extends Found {
  /** Empty where the page does not show the cell. */
  html: string;
  headings: Heading[];
  /** Whether it has held the lesson's title, or a heading where that would stand. */
  titled: boolean;
}

/**
 * All that a page has to know of a cell: what it shows, what it tells, and what sections after it
 * may not take again. It is as JSON gives it back, so that it can be kept.
 */
export interface Section extends Shown, Told {
  /** The anchors of its headings. */
  slugs: string[];
  /** The terms of the glossary that it leads to. */
  terms: string[];
}

/** Keeps the sections of a page; `shared` is what all of them depend on in their lesson. */
export type KeepSections = (shared: unknown) => KeepSection;

/**
 * Gives a section as it was kept, or makes it.
 *
 * @param cell The id of its cell.
 * @param ingredients What it depends on besides, as JSON can write it.
 */
export type KeepSection = (
  cell: string,
  ingredients: unknown,
  make: () => Promise<Section>,
) => Promise<Section>;

export interface ShownOptions extends CellOptions {
  /** Whether the lesson's title may stand in it: none has been before. */
  mayTitle: boolean;
  /** What the lesson answers. */
  question: unknown;
}

/**
 * A cell, written. Title and question, which the first cell states for readers of the notebook, are
 * left out: they stand in the page's own header.
 */
export async function shownCell(
  cell: Cell,
  scope: Scope,
  { mayTitle, question, ...options }: ShownOptions,
): Promise<Shown> {
  const shown = await cellSection(cell, scope, options);
  if (!shown) return { html: "", ids: [], words: [], headings: [], titled: false };
  const isProse = cell.kind === "markdown";
  const titled = isProse && mayTitle && removeTitle(shown, question);
  const headings = isProse ? headingsOf(shown) : [];
  const found = { ids: idsIn(shown), words: wordsOf([shown]) };
  return { ...found, html: serialize(shown), headings, titled };
}

/** A section as a part of its page's tree. */
export function sectionNode({ html, ids, words }: Shown): ElementContent {
  return written(html, { ids, words });
}

function removeTitle(shown: Element, question: unknown): boolean {
  const blocks = shown.children.filter((child): child is Element => child.type === "element");
  const title = blocks.find(({ tagName }) => /^h[1-6]$/.test(tagName));
  if (title?.tagName !== "h1") return title !== undefined;
  const asked = blocks.find(
    (block) =>
      block.tagName === "blockquote" &&
      typeof question === "string" &&
      textOf(block).includes(question),
  );
  shown.children = shown.children.filter((child) => child !== title && child !== asked);
  return true;
}

function headingsOf(shown: Element): Heading[] {
  const headings: Heading[] = [];
  for (const element of elements(shown)) {
    const level = Number(/^h([1-6])$/.exec(element.tagName)?.[1]);
    if (!(level > 0)) continue;
    const { id } = element.properties;
    // An anchor may stand only once: the cell has it already.
    if (id === shown.properties.id) delete element.properties.id;
    headings.push({ level, id: String(id), text: textOf(element) });
  }
  return headings;
}
