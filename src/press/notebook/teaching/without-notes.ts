import type { Cell, Notebook } from "../notebook.js";
import { isObject } from "../shape.js";
import { isNotes } from "./slide-type.js";

/**
 * A notebook as learners get it: without the instructor's notes, and without what only a lesson
 * that is taught needs: minutes and ranks of sections, kinds and words of slides. Nothing else changes.
 */
export function withoutNotes<Given extends Notebook>(notebook: Given): Given {
  return { ...notebook, cells: notebook.cells.filter((cell) => !isNotes(cell)).map(untaught) };
}

function untaught(cell: Cell): Cell {
  const { slideshow: _, overlap, ...others } = cell.metadata;
  if (!isObject(overlap)) {
    return { ...cell, metadata: { ...others, ...(overlap !== undefined && { overlap }) } };
  }
  const { minutes: __, core: ___, slide: ____, ...rest } = overlap;
  const kept = Object.keys(rest).length > 0;
  return { ...cell, metadata: { ...others, ...(kept && { overlap: rest }) } };
}
