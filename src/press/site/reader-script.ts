import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type RenderCache, remembered } from "../page/index.js";

const FOLDER = new URL("../../../src/press/reader/", import.meta.url);

/** Names the versions of what a bundle is made by and of. */
const LOCK = new URL("../../../package-lock.json", import.meta.url);

/**
 * The script of all pages in one piece. No module: browsers load none from a folder.
 *
 * @throws Error when it cannot be put together.
 */
export function readerScript(cache: RenderCache): Promise<string> {
  return bundle("main.ts", cache);
}

/** The library that draws charts where a reader touches them. */
export function chartScript(cache: RenderCache): Promise<string> {
  return bundle("charts.ts", cache);
}

/** The search, loaded when a reader opens it. */
export function searchScript(cache: RenderCache): Promise<string> {
  return bundle("search.ts", cache);
}

/** What tells of the names in code where a reader points at one. */
export function nameScript(cache: RenderCache): Promise<string> {
  return bundle("names.ts", cache);
}

async function bundle(name: string, cache: RenderCache): Promise<string> {
  read ??= ingredients();
  return remembered(cache, `script ${name}`, await read, async () => {
    const { build } = await import("rolldown");
    const { output } = await build({
      input: fileURLToPath(new URL(name, FOLDER)),
      platform: "browser",
      output: { format: "iife", minify: true },
      write: false,
      logLevel: "silent",
    });
    return output[0].code;
  });
}

/** Read once: had they changed, this would be another program. */
let read: Promise<string> | undefined;

/** Everything that the scripts depend on, as one text. */
async function ingredients(): Promise<string> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".ts")).sort();
  const files = [LOCK, ...names.map((name) => new URL(name, FOLDER))];
  return (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("\0");
}
