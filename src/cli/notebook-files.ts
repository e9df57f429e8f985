import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export interface NotebookFile {
  file: string;
  text: string;
}

/**
 * The notebooks of a folder with their texts, in the order of their names; or the one that is named.
 *
 * @throws Error when there is no such folder, or no notebook in it.
 */
export async function readNotebookFiles(folder: string): Promise<NotebookFile[]> {
  const files = [];
  for await (const file of eachNotebookFile(folder)) files.push(file);
  return files;
}

/** The same, each read when it is its turn. */
export async function* eachNotebookFile(folder: string): AsyncGenerator<NotebookFile> {
  for (const file of await notebooksIn(folder)) {
    const text = await readFile(file, "utf8").catch(() => {
      throw new Error(`expected a notebook at ${file}: there is none`);
    });
    yield { file, text };
  }
}

async function notebooksIn(folder: string): Promise<string[]> {
  if (folder.endsWith(".ipynb")) return [folder];
  const names = await readdir(folder).catch(() => {
    throw new Error(`expected a folder of notebooks at ${folder}: there is none`);
  });
  const notebooks = names.filter((name) => name.endsWith(".ipynb")).sort();
  if (notebooks.length === 0) throw new Error(`expected notebooks in ${folder}: there are none`);
  return notebooks.map((name) => join(folder, name));
}
