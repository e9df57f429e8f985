import { cellId, cell as cellShape, envelope } from "./nbformat.js";
import { NotebookError, type Problem } from "./problem.js";
import type { RawNotebook } from "./raw-notebook.js";
import { came, isObject, type Report } from "./shape.js";

/** Checks a whole notebook file's value; throws NotebookError with everything that is wrong in it. */
export function validate(value: unknown, file: string): RawNotebook {
  const problems: Problem[] = [];
  checkNotebook(value, (cell) => (field, message) => {
    problems.push({
      notebook: file,
      ...(cell !== undefined && { cell }),
      message: field === "" ? message : `${field}: ${message}`,
    });
  });
  if (problems.length > 0) throw new NotebookError(problems);
  return value as RawNotebook;
}

type ReportIn = (cell?: string) => Report;

function checkNotebook(value: unknown, reportIn: ReportIn): void {
  const report = reportIn();
  if (!isObject(value)) {
    report("", `expected an object with nbformat and cells, got ${came(value)}`);
  } else if (value.nbformat !== 4) {
    // In other versions the same fields mean something else: nothing more can be said about them.
    report("nbformat", otherVersion(value.nbformat));
  } else {
    envelope(value, "", report);
    if (Array.isArray(value.cells)) checkCells(value.cells, value.nbformat_minor === 5, reportIn);
  }
}

function otherVersion(version: unknown): string {
  const older = typeof version === "number" && version < 4;
  const hint = older ? "; Jupyter brings it up to date when it opens and saves it" : "";
  return `expected 4, got ${came(version)}${hint}`;
}

function checkCells(cells: unknown[], idsRequired: boolean, reportIn: ReportIn): void {
  const firstWith = new Map<unknown, number>();
  for (const [at, cell] of cells.entries()) {
    const id = isObject(cell) ? cell.id : undefined;
    const position = at + 1;
    const telling = typeof id === "string" && id !== "" && !firstWith.has(id);
    const report = reportIn(telling ? id : `cell ${position}`);
    cellShape(cell, "", report);
    if (!idsRequired || !isObject(cell)) continue;
    cellId(id, "id", report);
    if (firstWith.has(id))
      report("id", `expected an id of its own, got ${came(id)} of cell ${firstWith.get(id)}`);
    else if (telling) firstWith.set(id, position);
  }
}
