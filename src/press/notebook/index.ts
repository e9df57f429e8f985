export type { Cell, Notebook, Output } from "./notebook.js";
export { describeProblem, NotebookError, type Problem } from "./problem.js";
