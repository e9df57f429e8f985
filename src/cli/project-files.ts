import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, sep } from "node:path";
import { parseNotebook, writeNotebook } from "../press/notebook/index.js";
import { type Edition, forEdition } from "../press/site/index.js";

/** What the course is made of; `npm ci` brings the rest. */
const PARTS = [
  "LICENSE",
  "README.md",
  "build.mjs",
  "dist",
  "notebooks",
  "package-lock.json",
  "package.json",
  "src",
  "tsconfig.json",
];

/**
 * The files of the project that a reader takes away, by path with `/`: no tests, nothing hidden.
 *
 * @param edition What the notebooks hold; default: `self-study`, nothing for the instructor.
 */
export async function projectFiles(
  root: string,
  edition: Edition = "self-study",
): Promise<Map<string, Uint8Array>> {
  const entries = await readdir(root, { withFileTypes: true });
  const paths: string[] = [];
  for (const name of PARTS) {
    const entry = entries.find((one) => one.name === name);
    if (entry?.isFile()) paths.push(name);
    if (entry?.isDirectory()) paths.push(...(await filesIn(join(root, name), name)));
  }
  const read = (path: string) => {
    const content = readFileSync(join(root, path));
    if (!/^notebooks\/[^/]+\.ipynb$/.test(path)) return content;
    const notebook = forEdition(parseNotebook(content.toString(), path), edition);
    return new TextEncoder().encode(writeNotebook(notebook));
  };
  // A thousand short files: asking the thread pool for each would take four times as long.
  return new Map(paths.sort().map((path) => [path, read(path)]));
}

async function filesIn(folder: string, name: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.split(sep).join("/"))
    .filter((path) => !path.split("/").some((part) => part.startsWith(".")))
    .map((path) => `${name}/${path}`);
}
