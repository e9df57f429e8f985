import type { ImportedName } from "./imports.js";

/** By what name an import is brought in at the top of the module. */
export interface Placement {
  /** The name, where it is not the cell's own. */
  other?: string;
  /** Whether the cell's block has to declare the cell's own name for it. */
  standIn: boolean;
}

/** Marks the names that imports are given here; nobody else writes names so. */
export const marked = /\$import\d+/g;

/**
 * Keeps apart what imports of different cells would mix up at the top of one module: a name that
 * earlier cells use for something else, be it a global, and one that is imported from two modules.
 */
export class Naming {
  readonly #atTop = new Map<string, ImportedName>();
  readonly #mentioned = new Set<string>();
  /** What blocks declare, which hides what the top declares. */
  readonly #inBlocks = new Set<string>();
  #renamed = 0;

  place(wanted: ImportedName): Placement {
    const { name } = wanted;
    const holder = this.#atTop.get(name);
    if (holder === undefined && !this.#mentioned.has(name)) {
      this.#atTop.set(name, wanted);
      return { standIn: false };
    }
    const there =
      holder?.target === wanted.target &&
      (wanted.typeOnly || !holder.typeOnly) &&
      !this.#inBlocks.has(name);
    if (!there) this.#inBlocks.add(name);
    return { other: `${name}$import${++this.#renamed}`, standIn: !there };
  }

  /** To be told of each cell once its imports are placed. */
  leave(mentioned: Iterable<string>, declared: Iterable<string>): void {
    for (const name of mentioned) this.#mentioned.add(name);
    for (const name of declared) this.#inBlocks.add(name);
  }
}
