import { rename, writeFile } from "node:fs/promises";
import { formatNotebook } from "../press/notebook/index.js";
import { readNotebookFiles } from "./notebook-files.js";

/**
 * Writes every notebook of a folder in its one canonical form.
 *
 * @returns The files that changed.
 * @throws NotebookError when one cannot be read; it stays as it is.
 */
export async function formatNotebooks(folder: string): Promise<string[]> {
  const changed: string[] = [];
  for (const { file, text } of await readNotebookFiles(folder)) {
    const canonical = formatNotebook(text, file);
    if (canonical === text) continue;
    // Written beside and renamed: a learner's notebook is never half there.
    await writeFile(`${file}.new`, canonical);
    await rename(`${file}.new`, file);
    changed.push(file);
  }
  return changed;
}
