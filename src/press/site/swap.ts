import * as disk from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { SiteFiles } from "./files.js";
import { foreignFiles, isMarked, MANIFEST, manifestText } from "./manifest.js";
import { reasonOf, SiteError } from "./site-error.js";

/**
 * Tells before the work begins that a folder may not be replaced.
 *
 * @throws SiteError when it is a file, or holds what no build has written.
 */
export async function checkTarget(out: string, files: SiteFiles = disk): Promise<void> {
  const target = resolve(out);
  const found = await files.stat(target).catch(() => undefined);
  if (found && !found.isDirectory()) {
    throw new SiteError(`${target} is a file: expected a folder for the site`);
  }
  const foreign = await foreignFiles(target, files).catch((error) => {
    throw new SiteError(`cannot read ${target}: ${reasonOf(error)}`);
  });
  if (foreign.length === 0) return;
  const others = foreign.length === 1 ? "" : ` and ${foreign.length - 1} more`;
  throw new SiteError(
    `${target} holds ${foreign[0]}${others}, which no build wrote, and would be replaced whole: ` +
      "move it away or name another folder with --out",
  );
}

/**
 * Puts these files in place of a folder, all or none: they are written beside it and swapped in.
 * When anything fails, what stood there stands there still and nothing is left beside it. What an
 * interrupted build has left is put right first.
 *
 * @param site Contents by path within the folder, with `/`.
 * @throws SiteError in one line, with the reason.
 */
export async function swapIn(
  out: string,
  site: ReadonlyMap<string, string | Uint8Array>,
  files: SiteFiles = disk,
): Promise<void> {
  // A link stays a link: the folder that it points to is replaced.
  const target = await files.realpath(resolve(out)).catch(() => resolve(out));
  const next = `${target}.next-${process.pid}`;
  const old = `${target}.old-${process.pid}`;
  try {
    await files.mkdir(dirname(target), { recursive: true });
    await recover(target, files);
    await checkTarget(target, files);
    await writeAll(next, site, files);
    const stood = await isThere(target, files);
    if (stood) await files.rename(target, old);
    try {
      await files.rename(next, target);
    } catch (error) {
      // What stands there now can only be the site of a build beside this one.
      if (stood && (await isThere(target, files))) await remove(old, files);
      else if (stood) await files.rename(old, target);
      throw error;
    }
  } catch (error) {
    if (await isThere(next, files)) await remove(next, files);
    if (error instanceof SiteError) throw error;
    throw new SiteError(`cannot write the site to ${target}: ${reasonOf(error)}`);
  }
  // The new site stands: what cannot be removed now, the next build removes.
  await remove(old, files);
}

async function writeAll(
  folder: string,
  site: ReadonlyMap<string, string | Uint8Array>,
  files: SiteFiles,
): Promise<void> {
  await files.mkdir(folder);
  // First, so that a folder left behind can be told from one that somebody made.
  await files.writeFile(join(folder, MANIFEST), manifestText(site.keys()));
  for (const [path, content] of site) {
    const file = join(folder, ...path.split("/"));
    await files.mkdir(dirname(file), { recursive: true });
    await files.writeFile(file, content);
  }
}

/** Puts right what builds have left that ended in the middle of a swap. */
async function recover(target: string, files: SiteFiles): Promise<void> {
  const pattern = /^\.(next|old)-(\d+)$/;
  const name = basename(target);
  for (const sibling of await files.readdir(dirname(target))) {
    if (!sibling.startsWith(name)) continue;
    const [, kind, pid] = pattern.exec(sibling.slice(name.length)) ?? [];
    const folder = join(dirname(target), sibling);
    if (kind === undefined || isAlive(Number(pid)) || !(await isMarked(folder, files))) continue;
    if (kind === "old" && !(await isThere(target, files))) await files.rename(folder, target);
    else await remove(folder, files);
  }
}

function isAlive(pid: number): boolean {
  // Our own number on a folder that we have not made yet: an earlier process had it.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function isThere(path: string, files: SiteFiles): Promise<boolean> {
  return files.stat(path).then(
    () => true,
    () => false,
  );
}

async function remove(folder: string, files: SiteFiles): Promise<void> {
  await files.rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
}
