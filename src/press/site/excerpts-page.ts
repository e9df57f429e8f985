import type { ElementContent } from "hast";
import { h } from "hastscript";
import type { Cell } from "../notebook/index.js";
import { type Entry, type Lesson, output } from "../page/index.js";
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
 * The lesson that such a page is made of; nothing where the site has none or it was not executed.
 *
 * @throws Error when the lesson has not every cell.
 */
export function excerptsFrom(
  { lesson: id, parts }: Excerpts,
  lessons: readonly Lesson[],
): Lesson | undefined {
  const lesson = lessons.find(({ notebook }) => notebook.id === id);
  if (!lesson) return undefined;
  const cells = parts.map(({ cell }) => cellOf(cell, lesson));
  return cells.every(({ outputs }) => outputs.length > 0) ? lesson : undefined;
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
  throw new Error(`${notebook.id} has no cell ${id}, but a page shows what it puts out`);
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
