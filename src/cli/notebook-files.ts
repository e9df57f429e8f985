import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export interface NotebookFile {
  file: string;
  text: string;
}

/**
 * The notebooks of a folder, in the order of their names.
 *
 * @param only Prefixes such as `03`; empty means all.
 * @throws Error when there is no such folder, no notebook in it, or none with one of the prefixes.
 */
export async function readNotebookFiles(
  folder: string,
  only: readonly string[] = [],
): Promise<NotebookFile[]> {
  const names = await readdir(folder).catch(() => {
    throw new Error(`expected a folder of notebooks at ${folder}: there is none`);
  });
  const all = names.filter((name) => name.endsWith(".ipynb")).sort();
  if (all.length === 0) throw new Error(`expected notebooks in ${folder}: there are none`);
  for (const prefix of only) {
    if (!all.some((name) => name.startsWith(prefix))) {
      throw new Error(`--only ${prefix}: no notebook begins so; there are ${all.join(", ")}`);
    }
  }
  const wanted = all.filter((n) => only.length === 0 || only.some((p) => n.startsWith(p)));
  return Promise.all(
    wanted.map(async (name) => {
      const file = join(folder, name);
      return { file, text: await readFile(file, "utf8") };
    }),
  );
}
