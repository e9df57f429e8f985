import type { Cell, Notebook, Problem } from "../notebook/index.js";

/** The cells of an exercise. */
export interface PlannedExercise {
  /** Tagged `exercise`: what the learner starts from. */
  starter: Cell;
  /** The next code cell: it emits what it saw of the answer. */
  check?: Cell;
  /** Tagged `solution`, before the next exercise. */
  solution?: Cell;
}

/** Finds the exercises of a notebook, in order, and what is missing in them. */
export function planExercises(notebook: Notebook): {
  exercises: PlannedExercise[];
  problems: Problem[];
} {
  const exercises: PlannedExercise[] = [];
  const problems: Problem[] = [];
  const complain = (cell: Cell, message: string) =>
    problems.push({ notebook: notebook.id, cell: cell.id, message });

  for (const cell of notebook.cells.filter(({ kind }) => kind === "code")) {
    const current = exercises.at(-1);
    if (cell.tags.includes("exercise")) exercises.push({ starter: cell });
    else if (cell.tags.includes("solution")) {
      if (!current) complain(cell, "a solution without an exercise before it");
      else if (current.solution) complain(cell, `a second solution of ${current.starter.id}`);
      else current.solution = cell;
    } else if (current && !current.check && !current.solution) current.check = cell;
  }
  for (const { starter, check, solution } of exercises) {
    if (!check) complain(starter, "the exercise has no check: expected a code cell next");
    if (!solution) complain(starter, "the exercise has no cell tagged solution after it");
  }
  return { exercises, problems };
}
