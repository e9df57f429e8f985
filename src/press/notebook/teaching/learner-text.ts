import { parseNotebook } from "../parse-notebook.js";
import { writeNotebook } from "../write-notebook.js";
import { withoutNotes } from "./without-notes.js";

/**
 * A notebook's file as learners get it, see {@link withoutNotes}; byte by byte the same where it
 * holds nothing for the instructor.
 *
 * @throws NotebookError as parseNotebook does
 */
export function learnerText(text: string, file: string): string {
  const notebook = parseNotebook(text, file);
  const given = withoutNotes(notebook);
  const same = JSON.stringify(given.cells) === JSON.stringify(notebook.cells);
  return same ? text : writeNotebook(given, { outputs: true });
}
