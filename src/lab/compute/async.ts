import type { Tracer } from "../trace/index.js";
import { type ComputationName, fibonacciAwaited } from "../work/index.js";
import type { ComputeOptions } from "./compute.js";
import { runTask } from "./run-task.js";
import { describeTask, type ResultOf, type Task } from "./task.js";

/**
 * The same as `sequential` with every call an async function that is awaited. No call ever waits
 * for anything, so nothing overlaps: awaiting what is ready only takes a turn of the microtask
 * queue, and the event loop does not turn.
 */
export async function async<Name extends ComputationName>(
  tasks: readonly Task<Name>[],
  { signal, tracer, onResult }: ComputeOptions<ResultOf<Name>> = {},
): Promise<ResultOf<Name>[]> {
  const results: ResultOf<Name>[] = [];
  for (const [index, task] of tasks.entries()) {
    signal?.throwIfAborted();
    const result = await runAwaited(task, tracer);
    results.push(result);
    onResult?.(result, index);
  }
  return results;
}

/** The one computation that calls itself awaits those calls too; in the others is no call to await. */
async function runAwaited<Name extends ComputationName>(
  task: Task<Name>,
  tracer?: Tracer,
): Promise<ResultOf<Name>> {
  if (task.name !== "fibonacciRecursive") return runTask(task, tracer);
  const end = tracer?.begin(describeTask(task), { kind: "working" });
  try {
    const result = await fibonacciAwaited(...(task.args as [n: number]));
    end?.("done");
    return result as ResultOf<Name>;
  } finally {
    end?.("failed");
  }
}
