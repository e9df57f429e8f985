import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { RenderCache } from "../page/index.js";

/**
 * Keeps texts as files in a folder, one for each key, below a line with their digest. It is a help and
 * no more: a file that cannot be read or written, or is not as it was written, is as if it had never
 * been kept.
 */
export function folderCache(folder: string): RenderCache {
  return {
    async read(key) {
      try {
        const file = await readFile(join(folder, key), "utf8");
        const text = file.slice(file.indexOf("\n") + 1);
        if (file !== withDigest(text)) return undefined;
        // What is used counts as new.
        const now = new Date();
        await utimes(join(folder, key), now, now).catch(() => {});
        return text;
      } catch {
        return undefined;
      }
    },
    async write(key, text) {
      const partial = join(folder, `${key}.${process.pid}`);
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(partial, withDigest(text));
        // Renamed into place, so that a build beside this one never reads half a file.
        await rename(partial, join(folder, key));
      } catch {
        // Made again next time.
      }
    },
  };
}

function withDigest(text: string): string {
  return `${createHash("sha256").update(text).digest("hex")}\n${text}`;
}

/**
 * Removes what nobody has read or written for so long. What cannot be removed stays.
 *
 * @param unused Milliseconds; default 30 days.
 */
export async function pruneFolder(folder: string, unused = 30 * DAY): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const remove = async (file: string) => {
    if (Date.now() - (await stat(file)).mtimeMs > unused) await rm(file, { force: true });
  };
  await Promise.allSettled(names.map((name) => remove(join(folder, name))));
}

const DAY = 86_400_000;
