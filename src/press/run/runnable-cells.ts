import { type Cell, isNotes, type Notebook } from "../notebook/index.js";

/** The cells that a run executes: code, not empty, not tagged `skip-execution`, no notes. */
export function runnableCells({ cells }: Notebook): Cell[] {
  return cells.filter(
    (cell) =>
      cell.kind === "code" &&
      cell.source.trim() !== "" &&
      !cell.tags.includes("skip-execution") &&
      !isNotes(cell),
  );
}
