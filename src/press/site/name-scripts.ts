import type { KnownNames } from "../notebook/index.js";
import { type RenderCache, sourceNamesOf } from "../page/index.js";
import type { Outline } from "./outline.js";
import { nameScript } from "./reader-script.js";
import { putContent, type SiteSink } from "./sink.js";

/** What is known of the names in the lessons' code, by lesson: now, or when it has been found. */
export type Names = ReadonlyMap<string, KnownNames | Promise<KnownNames>>;

/** The same of the source of modules, by module, as JSON: it goes into the site as it is. */
export type SourceNames = ReadonlyMap<string, string | Promise<string>>;

/**
 * Puts into the site what tells of the names in code, and what is known in each lesson and in the
 * source of each module: files that are loaded when a reader first points at code. Pages stay as
 * short as without them. Of cells that a lesson does not have in this site nothing is told.
 *
 * @returns Their paths.
 */
export async function putNameScripts(
  names: Names,
  outlines: readonly Outline[],
  sourceNames: SourceNames,
  { cache, sink }: { cache: RenderCache; sink: SiteSink },
): Promise<string[]> {
  const paths: string[] = [];
  const put = async (name: string, json: string) => {
    const path = `assets/names-${name}.js`;
    await putContent(sink, path, `globalThis.overlapNames = ${json};\n`);
    paths.push(path);
  };
  for (const { entry, cells } of outlines) {
    const known = await names.get(entry.id);
    if (known) await put(entry.id, JSON.stringify(knownIn(cells, known)));
  }
  for (const [module, known] of sourceNames) await put(sourceNamesOf(module), await known);
  if (paths.length === 0) return paths;
  await putContent(sink, SCRIPT, await nameScript(cache));
  return [...paths, SCRIPT];
}

const SCRIPT = "assets/names.js";

function knownIn(cells: Outline["cells"], { infos, places }: KnownNames): KnownNames {
  const shown = new Set(cells.map(([id]) => id));
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
