import type { Compute } from "./compute.js";
import { runTask } from "./run-task.js";

/**
 * One task after the other, on the caller's thread. Nothing else of this thread runs until the last
 * one is done: no timer, no socket, no click.
 */
export const sequential: Compute = async (tasks, { signal, tracer, onResult } = {}) => {
  const results = [];
  for (const [index, task] of tasks.entries()) {
    signal?.throwIfAborted();
    const result = runTask(task, tracer);
    results.push(result);
    onResult?.(result, index);
  }
  return results;
};
