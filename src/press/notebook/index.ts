export { checkRules } from "./check-rules.js";
export { checkTypes } from "./check-types.js";
export { formatNotebook } from "./format-notebook.js";
export type { Cell, Notebook, Output } from "./notebook.js";
export { type Cells, type CellsOptions, openCells } from "./open-cells.js";
export { parseNotebook } from "./parse-notebook.js";
export { describeProblem, NotebookError, type Problem } from "./problem.js";
export type { Surroundings } from "./rules/rule.js";
export type { QuickInfo } from "./typecheck/quick-info.js";
