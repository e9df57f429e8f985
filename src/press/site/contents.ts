import type { Notebook } from "../notebook/index.js";
import { type Entry, fileName, teachingOf } from "../page/index.js";

/**
 * The one table of contents: numbers, titles, file names and neighbours of all pages come from it.
 *
 * @param lessons In the order of the course.
 * @throws RangeError when two lessons have the same id.
 */
export function contents(lessons: readonly { notebook: Notebook }[]): Entry[] {
  const entries = lessons.map(({ notebook }) => entry(notebook));
  const files = new Set<string>();
  for (const { file } of entries) {
    if (files.has(file)) throw new RangeError(`two notebooks would be written to ${file}`);
    files.add(file);
  }
  return entries;
}

function entry(notebook: Notebook): Entry {
  const { id, title, metadata } = notebook;
  const { question, minutes, needs } = (metadata.overlap ?? {}) as Record<string, unknown>;
  return {
    id,
    number: /^\d+/.exec(id)?.[0] ?? "",
    title: title || id,
    file: `${fileName(id)}.html`,
    question: typeof question === "string" ? question : "",
    minutes: typeof minutes === "number" && minutes > 0 ? minutes : 0,
    teaching: teachingOf(notebook),
    needs: Array.isArray(needs) ? needs.filter((need) => typeof need === "string") : [],
  };
}
