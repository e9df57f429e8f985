import { cpus } from "node:os";
import { dirname, resolve } from "node:path";
import { stolenTime } from "../../lab/time/index.js";
import { type Kernel, type KernelOptions, startKernel } from "../kernel/index.js";
import type { Notebook } from "../notebook/index.js";
import type { Execution } from "./execution.js";
import { describeMachine } from "./machine.js";
import type { Progress } from "./progress.js";
import { reasonNotToRun } from "./reason-not-to-run.js";
import { runCell } from "./run-cell.js";
import { runnableCells } from "./runnable-cells.js";

/** `cwd` is the notebook's folder unless it is given. */
export interface ExecuteNotebookOptions extends KernelOptions {
  /** Milliseconds a cell may take; default 60,000. A cell's metadata `overlap.timeout`, in seconds,
   * may raise it. */
  timeout?: number | undefined;
  /** Milliseconds to wait for the end of what a cell started and did not wait for, in case it puts
   * something out; default 1,000. */
  patience?: number | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}

/**
 * Runs the code cells of a notebook in order in a kernel of its own. Cells tagged `skip-execution`
 * do not run; a cell tagged `raises-exception` may fail.
 *
 * @throws ExecutionError at the first cell that fails, KernelStartError, or the reason of `signal`;
 *   in every case the kernel is gone.
 */
export async function executeNotebook(
  notebook: Notebook,
  options: ExecuteNotebookOptions,
): Promise<Execution> {
  const { onProgress, root } = options;
  const { id: lesson } = notebook;
  const start = performance.now();
  const date = new Date().toISOString();
  const seconds = () => (performance.now() - start) / 1000;
  const stolenBefore = stolenTime();
  onProgress?.({ type: "lesson-start", lesson, cells: runnableCells(notebook).length });
  try {
    const cwd = dirname(resolve(notebook.file));
    const kernel = await startKernel({ cwd, ...options });
    let outcome: Outcome;
    try {
      outcome = await executeCells(kernel, notebook, options);
    } finally {
      await kernel.close();
    }
    const took = seconds();
    const stolen = (stolenTime() - stolenBefore) / (took * 1000 * cpus().length);
    const execution = {
      ...outcome,
      seconds: took,
      stolen,
      machine: describeMachine(root),
      date,
      cached: false,
    };
    onProgress?.({ type: "lesson-end", lesson, seconds: took, stolen, outcome: "executed" });
    return execution;
  } catch (error) {
    onProgress?.({ type: "lesson-end", lesson, seconds: seconds(), outcome: "failed" });
    throw error;
  }
}

type Outcome = Pick<Execution, "notebook" | "cellSeconds">;

async function executeCells(
  kernel: Kernel,
  notebook: Notebook,
  { timeout = 60_000, patience = 1_000, signal, onProgress }: ExecuteNotebookOptions,
): Promise<Outcome> {
  const lesson = notebook.id;
  const runnable = runnableCells(notebook);
  const replies = new Map<string, Awaited<ReturnType<typeof runCell>>>();
  const cellSeconds: Record<string, number> = {};
  for (const [index, cell] of runnable.entries()) {
    const place = { lesson, cell: cell.id };
    onProgress?.({ type: "cell-start", ...place, number: index + 1, cells: runnable.length });
    const reply = await runCell(kernel, notebook, cell, { timeout, patience, signal });
    replies.set(cell.id, reply);
    cellSeconds[cell.id] = reply.seconds;
    onProgress?.({ type: "cell-end", ...place, seconds: reply.seconds });
    const missing = reasonNotToRun(reply.outputs);
    if (missing !== undefined) {
      onProgress?.({ type: "note", lesson, message: `not run from ${cell.id} on: ${missing}` });
      break;
    }
  }
  const cells = notebook.cells.map((cell) => {
    if (cell.kind !== "code") return cell;
    const { outputs = [], executionCount = null } = replies.get(cell.id) ?? {};
    return { ...cell, outputs, executionCount };
  });
  return { notebook: { ...notebook, cells }, cellSeconds };
}
