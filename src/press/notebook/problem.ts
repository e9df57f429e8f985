/** What is wrong in a notebook, and where. Lines and columns count from 1. */
export interface Problem {
  /** The notebook's id, `03-honest-downloads`, or the file's path where it could not be read. */
  notebook: string;
  /** The cell's id. */
  cell?: string;
  line?: number;
  column?: number;
  message: string;
}

/** One line for people: `03-honest-downloads › unread-bodies:4: Cannot find name 'fetchh'.` */
export function describeProblem({ notebook, cell, line, message }: Problem): string {
  const place = cell === undefined ? "" : ` › ${cell}${line === undefined ? "" : `:${line}`}`;
  return `${notebook}${place}: ${message}`;
}

/** A notebook cannot be used; `message` has one line for each problem. */
export class NotebookError extends Error {
  override readonly name = "NotebookError";
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(describeProblem).join("\n"));
  }
}
