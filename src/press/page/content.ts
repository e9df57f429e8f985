import type { Element, ElementContent } from "hast";
import type { Cell, Notebook } from "../notebook/index.js";
import { fold } from "./fold.js";
import { type Heading, type Section, sectionNode, type Told } from "./section.js";

/** The cells of a lesson as its page shows them, and all that they tell it. */
export interface Content extends Told {
  sections: ElementContent[];
  headings: Heading[];
}

/**
 * All cells of a lesson in order; neighbouring cells with the tag `solution` fold into one.
 *
 * @param sectionOf Makes the section of a cell; asked in order, and told whether the lesson's title
 *   may stand in it.
 */
export async function lessonContent(
  { cells }: Notebook,
  sectionOf: (cell: Cell, mayTitle: boolean) => Promise<Section>,
): Promise<Content> {
  const told: Told = { links: [], charts: [], problems: [] };
  const sections: ElementContent[] = [];
  const headings: Heading[] = [];
  let solution: Element | undefined;
  let titled = false;
  for (const cell of cells) {
    const section = await sectionOf(cell, !titled);
    told.links.push(...section.links);
    told.charts.push(...section.charts);
    told.problems.push(...section.problems);
    if (section.html === "") continue;
    titled ||= section.titled;
    headings.push(...section.headings);
    const node = sectionNode(section);
    if (!cell.tags.includes("solution")) {
      solution = undefined;
      sections.push(node);
    } else if (solution) solution.children.push(node);
    else {
      solution = fold("Solution", [node], "solution");
      sections.push(solution);
    }
  }
  return { ...told, sections, headings: asParts(headings) };
}

/** Where a notebook has more headings of the first level than its title, those are its parts. */
function asParts(headings: readonly Heading[]): Heading[] {
  const below = headings.some(({ level }) => level === 1) ? 1 : 0;
  return headings
    .map((heading) => ({ ...heading, level: heading.level + below }))
    .filter(({ level }) => level <= 3);
}
