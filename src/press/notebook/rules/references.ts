import { posix } from "node:path";
import { references } from "../markdown/references.js";
import type { Notebook } from "../notebook.js";
import type { Rule } from "./rule.js";

/** Lessons are read without a network, and nobody learns that they are read. */
export const noRemoteSources: Rule = (notebook) =>
  referencesOf(notebook)
    .filter(({ kind, url }) => kind === "source" && /^([a-z][a-z0-9+.-]*:)?\/\//i.test(url))
    .map(({ cell, line, url }) => ({
      cell,
      line,
      message: `expected a picture of our own or an attachment, got \`${url}\` on another host`,
    }));

/** A link to another lesson leads somewhere. */
export const knownLessons: Rule = (notebook, { lessons }) =>
  lessons === undefined
    ? []
    : referencesOf(notebook).flatMap(({ kind, url, line, cell }) => {
        const path = url.replace(/[?#].*$/s, "");
        if (kind !== "link" || !path.endsWith(".ipynb") || /^[a-z][a-z0-9+.-]*:|^\//i.test(path))
          return [];
        const lesson = posix.normalize(decode(path)).replace(/\.ipynb$/, "");
        if (lessons.includes(lesson)) return [];
        return { cell, line, message: `expected a link to a lesson, got \`${url}\`` };
      });

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function referencesOf({ cells }: Notebook) {
  return cells
    .filter(({ kind }) => kind === "markdown")
    .flatMap(({ id, source }) => references(source).map((found) => ({ ...found, cell: id })));
}
