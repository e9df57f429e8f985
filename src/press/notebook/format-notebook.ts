import { parseNotebook } from "./parse-notebook.js";
import { writeNotebook } from "./write-notebook.js";

/**
 * The one form in which a notebook is committed: as {@link writeNotebook} writes it, without outputs
 * and execution counts. Jupyter changes nothing when it saves it unexecuted.
 * A notebook of another kernel keeps that kernel, for the house rules to object to.
 * @throws NotebookError as parseNotebook does
 */
export function formatNotebook(text: string, file: string): string {
  return writeNotebook(parseNotebook(text, file));
}
