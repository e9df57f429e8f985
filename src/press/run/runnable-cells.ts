import type { Cell, Notebook } from "../notebook/index.js";

/** The cells that a run executes: code, not empty, not tagged `skip-execution`. */
export function runnableCells({ cells }: Notebook): Cell[] {
  return cells.filter(
    ({ kind, source, tags }) =>
      kind === "code" && source.trim() !== "" && !tags.includes("skip-execution"),
  );
}
