import { dirname, join } from "node:path";
import type { SiteFiles } from "./files.js";
import { MANIFEST, manifestText } from "./manifest.js";
import type { SiteContent, SiteSink } from "./sink.js";

interface Standing {
  /** Of all that the file depends on. */
  digest: string;
  /** Tells whether anybody has touched it since. */
  stamp: string;
}

/** The sites that this process has written, file by file: what has not changed need not be written again. */
const standing = new Map<string, ReadonlyMap<string, Standing>>();

export interface StageOptions {
  /** The site that it is to replace. */
  target: string;
  /** The folder, which is there. */
  next: string;
  files: SiteFiles;
}

/** A folder that is filled to take the place of a site. */
export function openStage({ target, next, files }: StageOptions) {
  const known = standing.get(target) ?? new Map<string, Standing>();
  const made = new Map<string, Standing>();
  const lengths = new Map<string, number>();
  const folders = new Set<string>();
  const placeOf = (folder: string, path: string) => join(folder, ...path.split("/"));
  const makeFolder = async (path: string) => {
    const folder = dirname(placeOf(next, path));
    if (folders.has(folder) || folder === next) return;
    await files.mkdir(folder, { recursive: true });
    folders.add(folder);
  };
  const stampOf = async (file: string) => {
    const { ino, size, mtimeMs } = await files.stat(file);
    return { size, stamp: [ino, size, mtimeMs].join() };
  };

  const write = async (path: string, content: SiteContent, digest: string | undefined) => {
    const file = placeOf(next, path);
    await makeFolder(path);
    // What was carried over is a name of the file that stands: nobody may write into that.
    if (lengths.has(path)) await files.unlink(file);
    await files.writeFile(file, content);
    lengths.set(path, Buffer.byteLength(content));
    if (digest === undefined) made.delete(path);
    else made.set(path, { digest, stamp: (await stampOf(file)).stamp });
  };

  const sink: SiteSink = {
    async put(site, digest) {
      for (const [path, content] of site) await write(path, content, digest);
    },
    async carry(paths, digest) {
      if (paths.some((path) => known.get(path)?.digest !== digest)) return false;
      const found = await Promise.all(
        paths.map((path) => stampOf(placeOf(target, path)).catch(() => undefined)),
      );
      if (paths.some((path, at) => found[at]?.stamp !== known.get(path)!.stamp)) return false;
      for (const path of paths) await makeFolder(path);
      // A second name for the same file; not every file system has that.
      const links = await Promise.allSettled(
        paths.map((path) => files.link(placeOf(target, path), placeOf(next, path))),
      );
      for (const [at, path] of paths.entries()) {
        if (links[at]!.status === "rejected") continue;
        made.set(path, known.get(path)!);
        lengths.set(path, found[at]!.size);
      }
      return links.every(({ status }) => status === "fulfilled");
    },
    read: (path) => files.readFile(placeOf(next, path)),
  };
  return {
    ...sink,
    /** Completes the folder; `stands` is to be called when it has taken the site's place. */
    async finished() {
      await files.writeFile(join(next, MANIFEST), manifestText(lengths.keys()));
      let bytes = 0;
      for (const length of lengths.values()) bytes += length;
      return { files: lengths.size, bytes, stands: () => void standing.set(target, made) };
    },
  };
}
