import type { Cell } from "../notebook.js";

/** A place in a cell, the offset counted from the start of its source. */
export interface CellPlace {
  cell: Cell;
  offset: number;
}

interface Piece extends CellPlace {
  /** How much of the cell it stands for. */
  length: number;
  /** Where in the text it starts and ends. */
  start: number;
  end: number;
}

/** A text put together from pieces of cells and words of our own, which knows what came from where. */
export class MappedText {
  text = "";
  readonly #pieces: Piece[] = [];

  /** Adds words that no cell says; returns where they start. */
  add(words: string): number {
    const start = this.text.length;
    this.text += words;
    return start;
  }

  /** Adds a part of a cell, or words that stand for it; returns where they start. */
  copy(cell: Cell, from: number, to: number, words = cell.source.slice(from, to)): number {
    const start = this.add(words);
    const end = this.text.length;
    if (end > start) this.#pieces.push({ cell, offset: from, length: to - from, start, end });
    return start;
  }

  /** Where in a cell a position of the text comes from; undefined for what no cell says. */
  toCell(position: number): CellPlace | undefined {
    // The end of a piece belongs to it too: that is where something is found missing.
    const piece =
      this.#pieces.find(({ start, end }) => start <= position && position < end) ??
      this.#pieces.find(({ end }) => position === end);
    if (piece === undefined) return undefined;
    const { cell, offset, length, start } = piece;
    return { cell, offset: offset + Math.min(position - start, length) };
  }

  /** Where in the text a cell's offset went; undefined for what was left out. */
  fromCell(cell: string, at: number): number | undefined {
    const piece = this.#pieces.find(
      ({ cell: { id }, offset, length }) => id === cell && offset <= at && at < offset + length,
    );
    return piece && piece.start + at - piece.offset;
  }
}
