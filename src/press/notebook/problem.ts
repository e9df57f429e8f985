/** What is wrong in a notebook, and where. Lines and columns count from 1. */
export interface Problem {
  /** The notebook's id, `03-honest-downloads`, or the file's path where it could not be read. */
  notebook: string;
  /** The cell's id, or `cell 4` where it has none that can be used. */
  cell?: string;
  line?: number;
  column?: number;
  message: string;
}

/**
 * One line for people: `03-honest-downloads › unread-bodies:4: Cannot find name 'fetchh'.`
 * A column is told only of a whole file: a cell is short enough to be searched by eye.
 */
export function describeProblem({ notebook, cell, line, column, message }: Problem): string {
  const place = cell === undefined ? [notebook, line, column] : [`${notebook} › ${cell}`, line];
  return `${place.filter((part) => part !== undefined).join(":")}: ${message}`;
}

/** A notebook cannot be used; `message` has one line for each problem. */
export class NotebookError extends Error {
  override readonly name = "NotebookError";
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(describeProblem).join("\n"));
  }
}
