import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import type { Notebook } from "../notebook/index.js";
import { runnableCells } from "./runnable-cells.js";

/**
 * The files of the project that running a notebook depends on: the compiled modules that its cells
 * import as `overlap/...`, the modules and the files that these name in turn (imports, dynamic
 * imports and `new URL(..., import.meta.url)` with a literal), their declarations and sources, and
 * the modules whose source a cell shows.
 *
 * More than is needed does no harm, so the text is searched and not parsed: what only looks like an
 * import is followed too.
 *
 * @returns Absolute paths, sorted; files that do not exist are left out.
 */
export function reachedFiles(notebook: Notebook, root: string): string[] {
  const lab = join(root, "dist", "lab");
  const folder = dirname(resolve(notebook.file));
  const reached = new Set<string>();

  function visit(file: string): void {
    // A module is what was compiled from one source; where it has only types there is no code.
    const stem = /^(.*?)(?:\.js|\.d\.ts)$/.exec(file)?.[1];
    if (stem === undefined) take(file);
    else {
      take(`${stem}.js`);
      take(`${stem}.d.ts`);
      take(`${stem.replace(join(root, "dist") + sep, join(root, "src") + sep)}.ts`);
    }
  }

  function take(file: string): void {
    if (reached.has(file) || !isFile(file)) return;
    reached.add(file);
    if (/\.(?:js|d\.ts)$/.test(file)) follow(readFileSync(file, "utf8"), dirname(file));
  }

  function follow(code: string, from: string): void {
    for (const specifier of specifiers(code)) {
      const own = /^overlap\/(.+)$/.exec(specifier)?.[1];
      if (own !== undefined) visit(join(lab, own, "index.js"));
      else if (/^\.\.?\//.test(specifier))
        for (const file of candidates(resolve(from, specifier))) visit(file);
    }
  }

  for (const { source } of runnableCells(notebook)) {
    follow(source, folder);
    for (const module of matches(source, SHOWN)) visit(join(lab, `${module}.js`));
  }
  return [...reached].sort();
}

const SPECIFIERS = [
  /\bfrom\s*["']([^"'\n]+)["']/g,
  /\bimport\s*["']([^"'\n]+)["']/g,
  /\b(?:import|require)\s*\(\s*["'`]([^"'`$\n]+)["'`]/g,
  /\bnew\s+URL\(\s*["'`]([^"'`$\n]+)["'`]\s*,\s*import\.meta\.url/g,
];
const SHOWN = /\bsource\(\s*["'`]([\w/-]+)["'`]/g;

function specifiers(code: string): string[] {
  return SPECIFIERS.flatMap((pattern) => matches(code, pattern));
}

function matches(code: string, pattern: RegExp): string[] {
  return Array.from(code.matchAll(pattern), (match) => match[1]!);
}

/** What a specifier may stand for: the file, or what Node's `require` makes of it. */
function candidates(path: string): string[] {
  return [path, `${path}.js`, join(path, "index.js")];
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
