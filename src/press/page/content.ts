import type { Element, ElementContent } from "hast";
import { cellSection } from "./cell.js";
import { fold } from "./fold.js";
import type { Lesson } from "./lesson.js";
import type { Scope } from "./scope.js";
import { elements, textOf } from "./tree.js";

/** A heading of the lesson, as its table of contents names it. */
export interface Heading {
  /** 2 for the lesson's parts, 3 for theirs. */
  level: number;
  id: string;
  text: string;
}

export interface Content {
  sections: ElementContent[];
  headings: Heading[];
}

/**
 * All cells of a lesson in order. Title and question, which the first cell states for readers of
 * the notebook, stand in the page's own header; neighbouring cells with the tag `solution` fold
 * into one.
 */
export async function lessonContent(
  { notebook, cellSeconds = {} }: Lesson,
  scopeOf: (cell: string) => Scope,
): Promise<Content> {
  const language = languageOf(notebook.metadata);
  const sections: ElementContent[] = [];
  const headings: Heading[] = [];
  let solution: Element | undefined;
  let titled = false;
  for (const cell of notebook.cells) {
    const options = { language, seconds: cellSeconds[cell.id] };
    const section = await cellSection(cell, scopeOf(cell.id), options);
    if (!section) continue;
    if (cell.kind === "markdown") {
      if (!titled) titled = removeTitle(section, notebook.metadata);
      headings.push(...headingsOf(section));
    }
    if (!cell.tags.includes("solution")) {
      solution = undefined;
      sections.push(section);
    } else if (solution) solution.children.push(section);
    else {
      solution = fold("Solution", [section], "solution");
      sections.push(solution);
    }
  }
  return { sections, headings: asParts(headings) };
}

/** Where a notebook has more headings of the first level than its title, those are its parts. */
function asParts(headings: readonly Heading[]): Heading[] {
  const below = headings.some(({ level }) => level === 1) ? 1 : 0;
  return headings
    .map((heading) => ({ ...heading, level: heading.level + below }))
    .filter(({ level }) => level <= 3);
}

function removeTitle(section: Element, { overlap }: Record<string, unknown>): boolean {
  const blocks = section.children.filter((child): child is Element => child.type === "element");
  const title = blocks.find(({ tagName }) => /^h[1-6]$/.test(tagName));
  if (title?.tagName !== "h1") return title !== undefined;
  const { question } = (overlap ?? {}) as { question?: unknown };
  const asked = blocks.find(
    (block) =>
      block.tagName === "blockquote" &&
      typeof question === "string" &&
      textOf(block).includes(question),
  );
  section.children = section.children.filter((child) => child !== title && child !== asked);
  return true;
}

function headingsOf(section: Element): Heading[] {
  const headings: Heading[] = [];
  for (const element of elements(section)) {
    const level = Number(/^h([1-6])$/.exec(element.tagName)?.[1]);
    if (!(level > 0)) continue;
    const { id } = element.properties;
    // An anchor may stand only once: the cell has it already.
    if (id === section.properties.id) delete element.properties.id;
    headings.push({ level, id: String(id), text: textOf(element) });
  }
  return headings;
}

function languageOf(metadata: Record<string, unknown>): string {
  const { kernelspec, language_info } = metadata as Record<string, Record<string, unknown>>;
  const language = language_info?.name ?? kernelspec?.language ?? "typescript";
  return String(language);
}
