import { withoutNotes, writeNotebook } from "../notebook/index.js";
import { type Lesson, notebookDownloads } from "../page/index.js";

/**
 * The notebooks of the lessons as files of the site: to work in, without outputs, solutions and
 * notes, and as executed, where they were.
 */
export function notebookFiles(lessons: readonly Lesson[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const lesson of lessons) {
    const { toWorkIn, executed } = notebookDownloads(lesson);
    const cells = lesson.notebook.cells.filter(({ tags }) => !tags.includes("solution"));
    files.set(toWorkIn, writeNotebook(withoutNotes({ ...lesson.notebook, cells })));
    if (executed) files.set(executed, writeNotebook(lesson.notebook, { outputs: true }));
  }
  return files;
}
