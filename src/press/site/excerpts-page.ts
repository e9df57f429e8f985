import type { ElementContent } from "hast";
import { h } from "hastscript";
import type { Cell } from "../notebook/index.js";
import { type Entry, type Lesson, output } from "../page/index.js";
import type { Outline } from "./outline.js";
import { type ReferenceOptions, type ReferencePage, referencePage } from "./reference-page.js";

/** A page made of what some cells of one lesson put out. */
export interface Excerpts {
  title: string;
  /** Its name in the site: `audit.html`. */
  file: string;
  description: string;
  intro: string;
  /** The lesson's id. */
  lesson: string;
  parts: readonly { title: string; id: string; cell: string }[];
}

/**
 * The lesson that such a page is made of, by its place among these; nothing where the site has none or
 * it was not executed.
 *
 * @throws Error when the lesson has not every cell.
 */
export function excerptsFrom(
  { lesson: id, parts }: Excerpts,
  outlines: readonly Outline[],
): number | undefined {
  const at = outlines.findIndex(({ entry }) => entry.id === id);
  if (at < 0) return undefined;
  const cells = new Map(outlines[at]!.cells);
  for (const { cell } of parts) if (!cells.has(cell)) throw noCell(id, cell);
  return parts.every(({ cell }) => cells.get(cell)) ? at : undefined;
}

/** The page, each part with a way to the cell that made it. */
export async function excerptsPage(
  { parts, intro, ...page }: Excerpts,
  lesson: Lesson,
  options: ReferenceOptions,
): Promise<ReferencePage> {
  const entry = options.entries.find(({ id }) => id === lesson.notebook.id)!;
  const filled = [];
  for (const part of parts) {
    filled.push({ ...part, content: await outputsOf(part.cell, lesson, entry, options) });
  }
  return referencePage(options, {
    ...page,
    intro: [{ type: "text", value: intro }],
    parts: filled,
  });
}

function cellOf(id: string, { notebook }: Lesson): Cell {
  const cell = notebook.cells.find((one) => one.id === id);
  if (cell) return cell;
  throw noCell(notebook.id, id);
}

function noCell(lesson: string, id: string): Error {
  return new Error(`${lesson} has no cell ${id}, but a page shows what it puts out`);
}

async function outputsOf(
  id: string,
  lesson: Lesson,
  entry: Entry,
  { scope }: ReferenceOptions,
): Promise<ElementContent[]> {
  const cell = cellOf(id, lesson);
  const shown: ElementContent[] = [];
  for (const [index, put] of cell.outputs.entries()) {
    shown.push(...(await output(put, `${id}.${index + 1}`, { ...scope, cell: id })));
  }
  const link = h("a", { href: `${entry.file}#${id}` }, `${entry.number} ${entry.title}`.trim());
  return [
    h("div", { className: ["cell", "run"] }, [h("div", { className: ["output"] }, shown)]),
    h("p", { className: ["remark"] }, ["Recorded in ", link, "."]),
  ];
}
