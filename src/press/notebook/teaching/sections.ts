import { headings } from "../markdown/headings.js";
import type { Cell, Notebook } from "../notebook.js";
import { isObject } from "../shape.js";

/** A part of a lesson that is taught in one go: its heading and all cells up to the next one. */
export interface Section {
  /** The id of the cell that opens it. */
  id: string;
  /** 1 for the lesson's opening, under its title; 2 for all others. */
  level: 1 | 2;
  /** The words of its heading. */
  title: string;
  /** How long it takes to teach, discussion included; undefined where the notebook does not say. */
  minutes: number | undefined;
  /** Whether the shortest plan keeps it. */
  core: boolean;
  /** The heading's own cell first. */
  cells: Cell[];
}

/** The sections of a notebook in order. Cells before the first heading belong to none. */
export function sectionsOf({ cells }: Pick<Notebook, "cells">): Section[] {
  const sections: Section[] = [];
  for (const cell of cells) {
    const heading = openingHeading(cell);
    if (heading) sections.push({ id: cell.id, ...heading, ...teachingOf(cell), cells: [] });
    sections.at(-1)?.cells.push(cell);
  }
  return sections;
}

/** The heading of level 1 or 2 that a cell starts with; undefined where it opens no section. */
function openingHeading({ kind, source }: Cell): Pick<Section, "level" | "title"> | undefined {
  const [lead] = kind === "markdown" ? headings(source) : [];
  if (!lead?.leads || (lead.level !== 1 && lead.level !== 2)) return undefined;
  return { level: lead.level, title: lead.text };
}

function teachingOf({ metadata: { overlap } }: Cell): Pick<Section, "minutes" | "core"> {
  const { minutes, core } = isObject(overlap) ? overlap : {};
  return { minutes: isMinutes(minutes) ? minutes : undefined, core: core === true };
}

/** What some sections take to teach; what has no minutes takes none. */
export function minutesToTeach(sections: readonly Section[]): number {
  return sections.reduce((sum, { minutes = 0 }) => sum + minutes, 0);
}

/** Minutes that can be planned with: whole, so that plans add up, and above 0. */
export function isMinutes(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) > 0;
}
