import { join, sep } from "node:path";
import type { SiteFiles } from "./files.js";

/** Marks a folder as written by this build, and lists what was written. */
export const MANIFEST = ".overlap-site";
const FIRST_LINE = "Written whole by a build of Overlap, and replaced whole by the next one.";

/** Left by file managers wherever they look. */
const LITTER = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);

/** The manifest's text for these files. */
export function manifestText(files: Iterable<string>): string {
  return `${[FIRST_LINE, ...[...files].sort()].join("\n")}\n`;
}

/** Whether the folder bears the mark of a build. */
export async function isMarked(folder: string, files: SiteFiles): Promise<boolean> {
  return (await listed(folder, files)) !== undefined;
}

/**
 * What is in a folder that no build wrote, as paths within it; nothing where the folder is missing,
 * empty, or a site.
 */
export async function foreignFiles(folder: string, files: SiteFiles): Promise<string[]> {
  const found = await filesIn(folder, files);
  const ours = new Set(await listed(folder, files));
  return found.filter((file) => !ours.has(file) && !LITTER.has(file.split("/").at(-1)!));
}

async function listed(folder: string, files: SiteFiles): Promise<string[] | undefined> {
  const text = await files.readFile(join(folder, MANIFEST), "utf8").catch(() => "");
  const [first, ...names] = text.split("\n");
  return first === FIRST_LINE ? [MANIFEST, ...names] : undefined;
}

async function filesIn(folder: string, files: SiteFiles): Promise<string[]> {
  const entries = await files
    .readdir(folder, { recursive: true, withFileTypes: true })
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.split(sep).join("/"))
    .sort();
}
