import type { KnownNames, Notebook } from "../notebook/index.js";
import { type Lesson, type RenderCache, sourceNamesOf } from "../page/index.js";
import { nameScript } from "./reader-script.js";

/** What is known of the names in the lessons' code, by lesson: now, or when it has been found. */
export type Names = ReadonlyMap<string, KnownNames | Promise<KnownNames>>;

/** The same of the source of modules, by module, as JSON: it goes into the site as it is. */
export type SourceNames = ReadonlyMap<string, string | Promise<string>>;

/**
 * What tells of the names in code, and what is known in each lesson and in the source of each
 * module: files that are loaded when a reader first points at code. Pages stay as short as without
 * them. Of cells that a lesson does not have in this site nothing is told.
 */
export async function nameScripts(
  names: Names,
  lessons: readonly Lesson[],
  sourceNames: SourceNames,
  cache: RenderCache,
): Promise<Map<string, string>> {
  const scripts = new Map<string, string>();
  for (const { notebook } of lessons) {
    const known = await names.get(notebook.id);
    if (!known) continue;
    const text = `globalThis.overlapNames = ${JSON.stringify(knownIn(notebook, known))};\n`;
    scripts.set(`assets/names-${notebook.id}.js`, text);
  }
  for (const [module, known] of sourceNames) {
    scripts.set(
      `assets/names-${sourceNamesOf(module)}.js`,
      `globalThis.overlapNames = ${await known};\n`,
    );
  }
  if (scripts.size > 0) scripts.set("assets/names.js", await nameScript(cache));
  return scripts;
}

function knownIn({ cells }: Notebook, { infos, places }: KnownNames): KnownNames {
  const shown = new Set(cells.map(({ id }) => id));
  if (Object.keys(places).every((cell) => shown.has(cell))) return { infos, places };
  const kept = new Map<number, number>();
  const renumbered = (numbers: number[]) =>
    numbers.map((number, at) => {
      if (at % 2 === 0) return number;
      if (!kept.has(number)) kept.set(number, kept.size);
      return kept.get(number)!;
    });
  const left = Object.entries(places)
    .filter(([cell]) => shown.has(cell))
    .map(([cell, numbers]): [string, number[]] => [cell, renumbered(numbers)]);
  return {
    infos: [...kept.keys()].map((index) => infos[index]!),
    places: Object.fromEntries(left),
  };
}
