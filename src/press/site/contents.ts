import type { Notebook } from "../notebook/index.js";
import {
  CLAIMS,
  type Entry,
  fileName,
  GLOSSARY,
  ROSETTA,
  SOURCES,
  teachingOf,
} from "../page/index.js";
import { MACHINE } from "./machine-page.js";

/** Pages of the site's own, which somebody's `index.ipynb` must not take the place of. */
const OWN = new Set(["index.html", CLAIMS, SOURCES, GLOSSARY, ROSETTA, MACHINE]);

/**
 * The one table of contents: numbers, titles, file names and neighbours of all pages come from it.
 *
 * @param lessons In the order of the course.
 * @throws RangeError when two lessons would have the same page.
 */
export function contents(lessons: readonly { notebook: Notebook }[]): Entry[] {
  return distinct(lessons.map(({ notebook }) => entryOf(notebook)));
}

/**
 * The same entries.
 *
 * @throws RangeError when two of them would have the same page.
 */
export function distinct(entries: Entry[]): Entry[] {
  const files = new Map<string, string>();
  for (const { id, file } of entries) {
    const other = files.get(file);
    if (other !== undefined) {
      throw new RangeError(
        `expected names that differ as addresses: ${other}.ipynb and ${id}.ipynb would both be ${file}`,
      );
    }
    files.set(file, id);
  }
  return entries;
}

/** Disks differ on whether `Index.html` is `index.html`. */
function pageName(id: string): string {
  const name = fileName(id);
  return OWN.has(`${name}.html`.toLowerCase()) ? `${name}-notebook.html` : `${name}.html`;
}

/** What the table of contents says of a notebook. */
export function entryOf(notebook: Notebook): Entry {
  const { id, title, metadata } = notebook;
  const { question, minutes, needs } = (metadata.overlap ?? {}) as Record<string, unknown>;
  return {
    id,
    number: /^\d+/.exec(id)?.[0] ?? "",
    title: title || id,
    file: pageName(id),
    question: typeof question === "string" ? question : "",
    minutes: typeof minutes === "number" && minutes > 0 ? minutes : 0,
    teaching: teachingOf(notebook),
    needs: Array.isArray(needs) ? needs.filter((need) => typeof need === "string") : [],
  };
}
