import { join, resolve, sep } from "node:path";

/**
 * The files of the project that code names: by static and dynamic imports with a literal, by
 * `new URL(..., import.meta.url)`, and by `source(...)`, which shows a module. A module is named with
 * its declarations and its source. Of packages only our own counts: the lock file stands for others.
 *
 * More than is needed does no harm, so the text is searched and not parsed: what only looks like an
 * import is named too, and not every file exists.
 *
 * @param from The folder that relative names start from.
 */
export function namedFiles(code: string, from: string, root: string): string[] {
  const lab = join(root, "dist", "lab");
  const files = new Set<string>();
  for (const specifier of matches(code, SPECIFIERS)) {
    const own = /^overlap\/(.+)$/.exec(specifier)?.[1];
    if (own !== undefined) files.add(join(lab, own, "index.js"));
    else if (/^\.\.?\//.test(specifier)) {
      for (const file of candidates(resolve(from, specifier))) files.add(file);
    }
  }
  for (const module of matches(code, [SHOWN])) files.add(join(lab, `${module}.js`));
  return [...files].flatMap((file) => withCompanions(file, root));
}

const SPECIFIERS = [
  /\bfrom\s*["']([^"'\n]+)["']/g,
  /\bimport\s*["']([^"'\n]+)["']/g,
  /\b(?:import|require)\s*\(\s*["'`]([^"'`$\n]+)["'`]/g,
  /\bnew\s+URL\(\s*["'`]([^"'`$\n]+)["'`]\s*,\s*import\.meta\.url/g,
];
const SHOWN = /\bsource\(\s*["'`]([\w/.-]+)["'`]/g;

function matches(code: string, patterns: readonly RegExp[]): string[] {
  return patterns.flatMap((pattern) => Array.from(code.matchAll(pattern), (match) => match[1]!));
}

/** What a specifier may stand for: the file, or what Node's `require` makes of it. */
function candidates(path: string): string[] {
  return path.endsWith(".js") ? [path] : [path, `${path}.js`, join(path, "index.js")];
}

/** A module is what was compiled from one source; where it has only types there is no code. */
function withCompanions(file: string, root: string): string[] {
  const stem = /^(.*?)(?:\.js|\.d\.ts)$/.exec(file)?.[1];
  if (stem === undefined) return [file];
  const source = stem.replace(join(root, "dist") + sep, join(root, "src") + sep);
  return [`${stem}.js`, `${stem}.d.ts`, `${source}.ts`];
}
