import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export interface NotebookFile {
  file: string;
  text: string;
}

/**
 * The notebooks of a folder, in the order of their names; or the one that is named.
 *
 * @throws Error when there is no such folder, or no notebook in it.
 */
export async function readNotebookFiles(folder: string): Promise<NotebookFile[]> {
  if (folder.endsWith(".ipynb")) {
    const text = await readFile(folder, "utf8").catch(() => {
      throw new Error(`expected a notebook at ${folder}: there is none`);
    });
    return [{ file: folder, text }];
  }
  const names = await readdir(folder).catch(() => {
    throw new Error(`expected a folder of notebooks at ${folder}: there is none`);
  });
  const notebooks = names.filter((name) => name.endsWith(".ipynb")).sort();
  if (notebooks.length === 0) throw new Error(`expected notebooks in ${folder}: there are none`);
  return Promise.all(
    notebooks.map(async (name) => {
      const file = join(folder, name);
      return { file, text: await readFile(file, "utf8") };
    }),
  );
}
