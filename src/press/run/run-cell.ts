import { type Kernel, KernelError, type LateOutput, type Reply } from "../kernel/index.js";
import type { Cell, Notebook } from "../notebook/index.js";
import { ExecutionError } from "./execution-error.js";
import { describeFailure, describeLate } from "./failure-message.js";

export interface RunCellOptions {
  /** Milliseconds a cell may take; a cell's own `overlap.timeout` (seconds) may raise it. */
  timeout: number;
  /** Milliseconds to wait for the end of what a cell started and did not wait for. */
  patience: number;
  signal?: AbortSignal | undefined;
}

/**
 * Runs one cell and holds it to the rules: it ends in time, its error is announced by the tag
 * `raises-exception`, and it puts out nothing after its end.
 *
 * @throws ExecutionError, or the reason of `signal`.
 */
export async function runCell(
  kernel: Kernel,
  notebook: Notebook,
  cell: Cell,
  { timeout, patience, signal }: RunCellOptions,
): Promise<Reply> {
  const fail = (at: string, message: string, line?: number, cause?: unknown) =>
    new ExecutionError(
      { notebook: notebook.id, cell: at, ...(line !== undefined && { line }), message },
      { cause },
    );
  let reply: Reply;
  let late: LateOutput[];
  try {
    reply = await kernel.execute(cell.source, {
      cell: cell.id,
      timeout: Math.max(timeout, ownTimeout(cell)),
      signal,
    });
    late = await kernel.settle({ within: patience, signal });
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof KernelError) throw fail(cell.id, error.message, undefined, error);
    throw error;
  }
  const { failure } = reply;
  if (failure && !cell.tags.includes("raises-exception")) {
    throw fail(cell.id, describeFailure(failure), failure.line, failure);
  }
  for (const output of late) {
    throw fail(output.cell, describeLate(output), output.failure?.line, output);
  }
  return reply;
}

/** Milliseconds. */
function ownTimeout({ metadata }: Cell): number {
  const { timeout } = (metadata.overlap ?? {}) as { timeout?: unknown };
  return typeof timeout === "number" ? timeout * 1000 : 0;
}
