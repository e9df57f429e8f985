import type { Notebook } from "./notebook.js";
import { type CellsOptions, openCells } from "./open-cells.js";
import type { Problem } from "./problem.js";

/**
 * Checks the types of all code cells, strictly, and that no promise is left floating. A notebook is
 * checked as a whole: cells see what cells before them declare. Where a cell does not even parse, only
 * the syntax errors of its notebook are told.
 * A function of the notebooks and of the compiled modules alone, so that its result can be kept.
 */
export function checkTypes(notebooks: readonly Notebook[], options: CellsOptions): Problem[] {
  return openCells(notebooks, options).problems();
}
