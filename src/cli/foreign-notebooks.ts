import { readFileSync } from "node:fs";
import { basename, dirname, extname, resolve, sep } from "node:path";
import { isObject, type Notebook } from "../press/notebook/index.js";
import { type Course, elements, type Foreign, parse } from "../press/page/index.js";

/** Whether a notebook is a lesson, which house rules and strict types hold for: it says so of itself. */
export function isLesson({ metadata }: Notebook): boolean {
  return isObject(metadata.overlap);
}

/** Whether our kernel runs it. */
export function isOurKernels({ metadata }: Notebook): boolean {
  return isObject(metadata.kernelspec) && metadata.kernelspec.name === "tslab";
}

/** What a folder of somebody's notebooks says of itself: its name. */
export function folderCourse(folder: string): Course {
  return { title: basename(folder, ".ipynb"), pitch: "", folder: true };
}

const TYPES: Record<string, string> = {
  ".avif": "image/avif",
  ".gif": "image/gif",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
};

/** Pictures in prose: `![…](src)`, a definition `[…]: src`, and HTML. */
const SOURCES = /!\[[^\]]*\]\(\s*<?([^)\s>]+)|^\s*\[[^\]]+\]:\s*<?([^\s>]+)/gm;

/** How the prose of a notebook names the pictures that may lie beside it. */
export function picturesOf({ cells }: Notebook): string[] {
  const sources = cells.flatMap(({ kind, source }) =>
    kind === "markdown" ? sourcesIn(source) : [],
  );
  return [...new Set(sources)].filter((src) => !ELSEWHERE.test(src));
}

/**
 * What its page has to know of a notebook that is no lesson: the pictures that lie beside it, which
 * the page will hold itself, since a site is one folder.
 *
 * @param file The notebook's.
 * @param sources See {@link picturesOf}.
 */
export function toForeign(file: string, sources: readonly string[], trusted: boolean): Foreign {
  const folder = dirname(resolve(file));
  const pictures: Record<string, string> = {};
  for (const src of sources) {
    const address = pictureAt(folder, src);
    if (address !== undefined) pictures[src] = address;
  }
  return { trusted, pictures };
}

const ELSEWHERE = /^[a-z][a-z0-9+.-]*:|^[/\\]/i;

function sourcesIn(source: string): string[] {
  const written = [...source.matchAll(SOURCES)].map(([, shown, defined]) => shown ?? defined ?? "");
  if (!/<img\b/i.test(source)) return written;
  const tags = [...elements(parse(source))].filter(({ tagName }) => tagName === "img");
  return [...written, ...tags.map(({ properties }) => String(properties.src ?? ""))];
}

/** Nothing for what lies elsewhere: a notebook may not take along any file of its reader's. */
function pictureAt(folder: string, src: string): string | undefined {
  if (ELSEWHERE.test(src)) return undefined;
  const path = resolve(folder, decoded(src.replace(/[?#].*$/, "")));
  const type = TYPES[extname(path).toLowerCase()];
  if (type === undefined || !path.startsWith(folder + sep)) return undefined;
  try {
    return `data:${type};base64,${readFileSync(path).toString("base64")}`;
  } catch {
    return undefined;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
