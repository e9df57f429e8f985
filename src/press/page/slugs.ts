import { slug } from "./parser.js";

/**
 * Hands out a page's anchors, each once. The cells' ids are taken from the start: they are what
 * error messages and other lessons name.
 */
export class Slugs {
  readonly #cells: ReadonlySet<string>;
  readonly #taken = new Set<string>();

  constructor(cells: Iterable<string>) {
    this.#cells = new Set(cells);
  }

  /** Those that were handed out, in order. */
  get taken(): string[] {
    return [...this.#taken];
  }

  /** Takes anchors that were handed out before, to the same headings. */
  take(ids: Iterable<string>): void {
    for (const id of ids) this.#taken.add(id);
  }

  /**
   * `the-title`, or `the-title-2` where that is taken. A heading may share the anchor of the cell
   * that it stands in.
   */
  next(title: string, cell: string): string {
    const base = slug(title);
    let id = base;
    for (let count = 2; !this.#isFree(id, cell); count++) id = `${base}-${count}`;
    this.#taken.add(id);
    return id;
  }

  #isFree(id: string, cell: string): boolean {
    return !this.#taken.has(id) && (id === cell || !this.#cells.has(id));
  }
}
