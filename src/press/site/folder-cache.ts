import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RenderCache } from "../page/index.js";

/**
 * Keeps texts as files in a folder, one for each key. It is a help and no more: a file that cannot
 * be read or written is as if it had never been kept.
 */
export function folderCache(folder: string): RenderCache {
  return {
    read: (key) => readFile(join(folder, key), "utf8").catch(() => undefined),
    async write(key, text) {
      const partial = join(folder, `${key}.${process.pid}`);
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(partial, text);
        // Renamed into place, so that a build beside this one never reads half a file.
        await rename(partial, join(folder, key));
      } catch {
        // Made again next time.
      }
    },
  };
}
