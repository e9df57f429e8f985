import type { KeepSections, RenderCache, Section } from "../page/index.js";
import { program } from "./compiled-from.js";
import { digestOf } from "./digest.js";

export interface KeptSectionsOptions {
  cache: RenderCache;
  /** The id of the lesson. */
  lesson: string;
  /** A digest of what each of its sections depends on outside of it. */
  around: string;
}

type Row = [cell: string, of: string, section: Section];

/**
 * The sections of a lesson's page as they were when it was made last: where the lesson changes, only
 * those are made that depend on what has changed. They are one text in the cache.
 */
export async function keptSections({ cache, lesson, around }: KeptSectionsOptions): Promise<{
  keep: KeepSections;
  /** Keeps those of the page that was made, and no others. */
  close(): Promise<void>;
}> {
  // Where nothing tells what program has made them, they are made anew.
  if (program === undefined) return { keep: () => (_, __, make) => make(), close: async () => {} };
  const key = digestOf(["sections", lesson]);
  const rows = JSON.parse((await cache.read(key)) ?? "[]") as Row[];
  const last = new Map(rows.map(([cell, of, section]) => [cell, { of, section }]));
  const ours: Row[] = [];
  return {
    keep(shared) {
      const all = digestOf([program, around, shared]);
      return async (cell, ingredients, make) => {
        const of = digestOf([all, ingredients]);
        const known = last.get(cell);
        const section = known?.of === of ? known.section : await make();
        ours.push([cell, of, section]);
        return section;
      };
    },
    async close() {
      const isSame = ours.length === rows.length && ours.every(([, of], at) => of === rows[at]![1]);
      if (!isSame) await cache.write(key, JSON.stringify(ours));
    },
  };
}
