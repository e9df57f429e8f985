import type { ComputationName } from "../work/index.js";
import type { ComputeOptions } from "./compute.js";
import { runTask } from "./run-task.js";
import type { ResultOf, Task } from "./task.js";

/**
 * One task after the other, on the caller's thread. Nothing else of this thread runs until the last
 * one is done: no timer, no socket, no click.
 */
export async function sequential<Name extends ComputationName>(
  tasks: readonly Task<Name>[],
  { signal, tracer, onResult }: ComputeOptions<ResultOf<Name>> = {},
): Promise<ResultOf<Name>[]> {
  const results: ResultOf<Name>[] = [];
  for (const [index, task] of tasks.entries()) {
    signal?.throwIfAborted();
    const result = runTask(task, tracer);
    results.push(result);
    onResult?.(result, index);
  }
  return results;
}
