import type { Element } from "hast";
import { h } from "hastscript";
import { isNotes } from "../notebook/index.js";
import { fileName, type Lesson } from "./lesson.js";

/** Where a lesson's notebook lies in the site. */
export interface NotebookDownloads {
  /** Without outputs, solutions and notes. */
  toWorkIn: string;
  /** With the outputs that the page shows, and all that the edition has; nothing where a lesson was not run. */
  executed?: string;
}

export function notebookDownloads({ notebook, date, foreign }: Lesson): NotebookDownloads {
  const id = fileName(notebook.id);
  return {
    toWorkIn: `downloads/${id}.ipynb`,
    ...((date !== undefined || foreign) && { executed: `downloads/${id}.executed.ipynb` }),
  };
}

/** A lesson's notebook to take away. */
export function downloadLinks(lesson: Lesson): Element {
  const { toWorkIn, executed } = notebookDownloads(lesson);
  const { cells } = lesson.notebook;
  const parts = [
    ...(cells.some(({ tags }) => tags.includes("solution")) ? ["its solutions"] : []),
    ...(cells.some(isNotes) ? ["the instructor's notes"] : []),
  ];
  const held = parts.length > 0 ? `, with ${parts.join(" and ")}` : "";
  const link = (href: string, words: string) => h("a", { href, download: true }, words);
  return h("p", { className: ["downloads"] }, [
    lesson.foreign ? "This notebook: " : "This lesson as a notebook: ",
    link(toWorkIn, lesson.foreign ? "without outputs" : "to work in"),
    ...(executed
      ? [", or ", link(executed, lesson.foreign ? "with them" : `as executed${held}`)]
      : []),
    ".",
  ]);
}
