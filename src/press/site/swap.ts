import * as disk from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { SiteFiles } from "./files.js";
import { foreignFiles, isMarked, MANIFEST, manifestText } from "./manifest.js";
import type { SiteContent, SiteSink } from "./sink.js";
import { reasonOf, SiteError } from "./site-error.js";
import { openStage } from "./stage.js";

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

/** What is known of a folder that is to take the place of a site. */
export interface Written<Result> {
  result: Result;
  /** How many files it has, and how long they are together. */
  files: number;
  bytes: number;
}

/**
 * Puts these files in place of a folder, all or none; see {@link staged}.
 *
 * @param site Contents by path within the folder, with `/`.
 * @throws SiteError in one line, with the reason.
 */
export async function swapIn(
  out: string,
  site: ReadonlyMap<string, SiteContent>,
  files: SiteFiles = disk,
): Promise<void> {
  await staged(out, (stage) => stage.put(site), files);
}

/**
 * Puts what some work makes in place of a folder, all or none: it is written beside it as it is
 * made, and swapped in when the work is done. When anything fails, what stood there stands there
 * still and nothing is left beside it. What an interrupted build has left is put right first.
 *
 * @throws SiteError in one line, with the reason; and whatever the work throws.
 */
export async function staged<Result>(
  out: string,
  work: (stage: SiteSink) => Promise<Result>,
  files: SiteFiles = disk,
): Promise<Written<Result>> {
  // A link stays a link: the folder that it points to is replaced.
  const target = await files.realpath(resolve(out)).catch(() => resolve(out));
  const next = `${target}.next-${process.pid}`;
  const old = `${target}.old-${process.pid}`;
  const orSiteError = <Value>(call: Promise<Value>) =>
    call.catch((error) => {
      if (error instanceof SiteError) throw error;
      throw new SiteError(`cannot write the site to ${target}: ${reasonOf(error)}`);
    });
  try {
    await orSiteError(begin(target, next, files));
    const { put, carry, read, finished } = openStage({ target, next, files });
    const result = await work({
      put: (...given) => orSiteError(put(...given)),
      carry: (...given) => orSiteError(carry(...given)),
      read: (...given) => orSiteError(read(...given)),
    });
    const written = await orSiteError(finished());
    await orSiteError(checkTarget(target, files));
    await orSiteError(swap({ target, next, old, files }));
    written.stands();
    return { result, files: written.files, bytes: written.bytes };
  } catch (error) {
    if (await isThere(next, files)) await remove(next, files);
    throw error;
  } finally {
    // Where the new site stands: what cannot be removed now, the next build removes.
    if (await isThere(target, files)) await remove(old, files);
  }
}

async function begin(target: string, next: string, files: SiteFiles): Promise<void> {
  await files.mkdir(dirname(target), { recursive: true });
  await recover(target, files);
  await files.mkdir(next);
  // First, so that a folder left behind can be told from one that somebody made.
  await files.writeFile(join(next, MANIFEST), manifestText([]));
}

interface Places {
  target: string;
  next: string;
  old: string;
  files: SiteFiles;
}

async function swap({ target, next, old, files }: Places): Promise<void> {
  const stood = await isThere(target, files);
  if (stood) await files.rename(target, old);
  try {
    await files.rename(next, target);
  } catch (error) {
    // What stands there now can only be the site of a build beside this one.
    if (stood && !(await isThere(target, files))) await files.rename(old, target);
    throw error;
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
