export { formatNotebook } from "./format-notebook.js";
export type { Cell, Notebook, Output } from "./notebook.js";
export { parseNotebook } from "./parse-notebook.js";
export { describeProblem, NotebookError, type Problem } from "./problem.js";
