import { dirname, resolve } from "node:path";
import { CHECK_MIME, type CheckResult } from "../../lab/lesson/mime.js";
import {
  CellTimeoutError,
  type Kernel,
  KernelDiedError,
  type KernelOptions,
  startKernel,
} from "../kernel/index.js";
import {
  type Cell,
  type Notebook,
  neededCells,
  type Output,
  type Problem,
} from "../notebook/index.js";
import { ExecutionError } from "./execution-error.js";
import { type PlannedExercise, planExercises } from "./exercise-plan.js";
import { reasonNotToRun } from "./reason-not-to-run.js";
import { runCell } from "./run-cell.js";
import { runnableCells } from "./runnable-cells.js";

/** What became of one exercise. */
export interface ExerciseResult {
  /** The id of the cell with the starter. */
  exercise: string;
  /** What the check said of the starter; empty when it did not come to that. */
  starter: CheckResult[];
  /** What the check said of the solution; empty when it did not come to that. */
  solution: CheckResult[];
  /** Why the exercise is not in order; empty when it is. */
  problems: Problem[];
  /** Why the lesson says that it cannot be run on this machine; then nothing was tried. */
  notRun?: string;
}

/** `cwd` is the notebook's folder unless it is given. */
export interface RunExercisesOptions extends KernelOptions {
  /** Milliseconds a cell may take; default 60,000. */
  timeout?: number | undefined;
  /** See `executeNotebook`. */
  patience?: number | undefined;
}

/**
 * Tries the exercises of a notebook in one kernel, with the cells that they need, in order; after each
 * starter the check must say that it does not pass, and after the solution the check, run again, that
 * it does. A notebook without exercises starts no kernel.
 *
 * @throws ExecutionError when a cell fails that is no part of an exercise; KernelStartError; the
 *   reason of `signal`. In every case the kernel is gone.
 */
export async function runExercises(
  notebook: Notebook,
  options: RunExercisesOptions,
): Promise<ExerciseResult[]> {
  const { exercises, problems } = planExercises(notebook);
  if (problems.length > 0) return unplayable(problems);
  if (exercises.length === 0) return [];
  const kernel = await startKernel({ cwd: dirname(resolve(notebook.file)), ...options });
  try {
    return await playExercises(kernel, notebook, exercises, options);
  } finally {
    await kernel.close();
  }
}

function unplayable(problems: readonly Problem[]): ExerciseResult[] {
  return problems.map((problem) => ({
    exercise: problem.cell ?? "",
    starter: [],
    solution: [],
    problems: [problem],
  }));
}

async function playExercises(
  kernel: Kernel,
  notebook: Notebook,
  exercises: readonly PlannedExercise[],
  { timeout = 60_000, patience = 1_000, signal }: RunExercisesOptions,
): Promise<ExerciseResult[]> {
  const results = exercises.map(({ starter }) => emptyResult(starter));
  const run = async (cell: Cell) =>
    (await runCell(kernel, notebook, cell, { timeout, patience, signal })).outputs;
  let ended = false;

  /** What the cell put out; nothing when it failed, which is then a problem of the exercise. */
  async function attempt(cell: Cell, { problems }: ExerciseResult): Promise<Output[] | undefined> {
    try {
      return await run(cell);
    } catch (error) {
      if (!(error instanceof ExecutionError)) throw error;
      problems.push(error.problem);
      ended = error.cause instanceof KernelDiedError || error.cause instanceof CellTimeoutError;
      return undefined;
    }
  }

  async function play(cell: Cell, part: PlannedExercise, result: ExerciseResult): Promise<void> {
    const complain = (message: string) =>
      result.problems.push({ notebook: notebook.id, cell: cell.id, message });
    const outputs = await attempt(cell, result);
    if (!outputs) return;
    if (cell === part.check) {
      result.starter = verdicts(outputs);
      if (result.starter.length === 0) complain("the check emitted no result");
      else if (result.starter.every(({ passed }) => passed)) {
        complain(`the starter passes its check: ${result.starter[0]?.observed}`);
      }
    } else if (cell === part.solution) {
      const checked = await attempt(part.check!, result);
      if (!checked) return;
      result.solution = verdicts(checked);
      const failed = result.solution.find(({ passed }) => !passed);
      if (result.solution.length === 0) complain("the check emitted no result for the solution");
      if (failed) {
        complain(
          `the solution does not pass: observed ${failed.observed}; expected ${failed.expected}`,
        );
      }
    }
  }

  for (const cell of neededCells(runnableCells(notebook), exercises.flatMap(cellsOf))) {
    const index = exercises.findIndex((parts) => Object.values(parts).includes(cell));
    if (index < 0) {
      const notRun = reasonNotToRun(await run(cell));
      if (notRun !== undefined) {
        return exercises.map(({ starter }) => ({ ...emptyResult(starter), notRun }));
      }
    } else await play(cell, exercises[index]!, results[index]!);
    if (ended) break;
  }
  for (const { exercise, starter, solution, problems } of results) {
    if (problems.length > 0 || (starter.length > 0 && solution.length > 0)) continue;
    problems.push({ notebook: notebook.id, cell: exercise, message: "the exercise was not tried" });
  }
  return results;
}

function cellsOf({ starter, check, solution }: PlannedExercise): Cell[] {
  return [starter, check!, solution!];
}

function emptyResult({ id }: Cell): ExerciseResult {
  return { exercise: id, starter: [], solution: [], problems: [] };
}

function verdicts(outputs: readonly Output[]): CheckResult[] {
  return outputs.flatMap((output) => {
    const data = output.type === "display" ? output.data[CHECK_MIME] : undefined;
    return isVerdict(data) ? [data] : [];
  });
}

function isVerdict(value: unknown): value is CheckResult {
  return typeof (value as CheckResult | undefined)?.passed === "boolean";
}
