import { learnerKernel } from "./kernel.js";
import { readLessons } from "./lessons.js";
import { readProgress, writeProgress } from "./progress-file.js";

/**
 * Remembers that an answer passed, where it is a learner's own: in a learner's kernel, and in
 * another cell than the solution, which passes whenever all cells are run.
 *
 * @returns Why it could not be remembered; nothing where all is well.
 */
export function recordPassed(exercise: string): string | undefined {
  const kernel = learnerKernel();
  if (!kernel) return undefined;
  try {
    if (ranSolution(exercise)) return undefined;
    const progress = readProgress(kernel.file);
    const exercises = { ...progress.exercises, [exercise]: "passed" as const };
    if (exercise in progress.exercises) return undefined;
    writeProgress(kernel.file, { ...progress, exercises });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * Whether the cell that runs is the lesson's solution of the exercise, unchanged. Only a learner's
 * kernel knows its cell: nowhere else is it ever said to be.
 */
export function ranSolution(exercise: string): boolean {
  const cell = learnerKernel()?.cell;
  if (cell === undefined) return false;
  const solutions = readLessons()
    .flatMap(({ exercises }) => exercises)
    .filter(({ id }) => id === exercise);
  return solutions.some(({ solution }) => solution.trim() === cell.trim());
}
