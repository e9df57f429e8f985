import type { Element } from "hast";
import { h } from "hastscript";
import type { Lesson } from "./lesson.js";

/** Where a lesson's notebook lies in the site. */
export interface NotebookDownloads {
  /** Without outputs and solutions. */
  toWorkIn: string;
  /** With the outputs of the run that the page shows; nothing where there was none. */
  executed?: string;
}

export function notebookDownloads({ notebook, date }: Lesson): NotebookDownloads {
  const { id } = notebook;
  return {
    toWorkIn: `downloads/${id}.ipynb`,
    ...(date !== undefined && { executed: `downloads/${id}.executed.ipynb` }),
  };
}

/** A lesson's notebook to take away. */
export function downloadLinks(lesson: Lesson): Element {
  const { toWorkIn, executed } = notebookDownloads(lesson);
  const link = (href: string, words: string) => h("a", { href, download: true }, words);
  return h("p", { className: ["downloads"] }, [
    "This lesson as a notebook: ",
    link(toWorkIn, "to work in"),
    ...(executed ? [", or ", link(executed, "as executed, with its solutions")] : []),
    ".",
  ]);
}
