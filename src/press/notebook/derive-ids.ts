import { headings } from "./markdown/headings.js";
import type { RawNotebook } from "./raw-notebook.js";
import { slug } from "./slug.js";

/**
 * An id for each cell: its own if it has a usable one, else one from the last heading up to it,
 * numbered from the second cell on: `reading-the-body`, `reading-the-body-2`.
 */
export function deriveIds({ cells }: RawNotebook): string[] {
  const taken = new Set<string>();
  const own = cells.map(({ id }) => {
    if (typeof id !== "string" || taken.has(id) || !/^[a-zA-Z0-9_-]{1,64}$/.test(id))
      return undefined;
    taken.add(id);
    return id;
  });
  if (own.every((id) => id !== undefined)) return own;
  let base = "cell";
  return cells.map(({ cell_type, source }, at) => {
    if (cell_type === "markdown") {
      const heading = headings([source].flat().join(""))[0];
      if (heading) base = slug(heading.text);
    }
    const id = own[at] ?? firstFree(base, taken);
    taken.add(id);
    return id;
  });
}

function firstFree(base: string, taken: Set<string>): string {
  if (!taken.has(base)) return base;
  for (let number = 2; ; number++) {
    const id = `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}
