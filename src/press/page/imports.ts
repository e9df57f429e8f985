import type { Notebook } from "../notebook/index.js";

/** What a notebook's code imports of the package, without `overlap/`: `chart`, `download`. */
export function importsOf({ cells }: Notebook): string[] {
  const modules = new Set<string>();
  for (const { kind, source } of cells) {
    if (kind !== "code") continue;
    for (const [, name] of source.matchAll(/["']overlap\/([a-z0-9-]+(?:\/[a-z0-9-]+)*)["']/g)) {
      modules.add(name!);
    }
  }
  return [...modules].sort();
}
