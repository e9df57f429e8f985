import { setImmediate } from "node:timers/promises";
import { now } from "../time/index.js";
import type { ComputationName } from "../work/index.js";
import type { ComputeOptions } from "./compute.js";
import { stepsOf, takeSteps } from "./run-task.js";
import type { ResultOf, Task } from "./task.js";

export interface SlicedOptions<Result = unknown> extends ComputeOptions<Result> {
  /** Milliseconds of work between two turns of the event loop; default 10. A step is finished first. */
  slice?: number | undefined;
}

/**
 * One task after the other on the caller's thread, in slices: after each one the event loop serves
 * what has come in meanwhile, so that nothing waits much longer than a slice.
 */
export async function sliced<Name extends ComputationName>(
  tasks: readonly Task<Name>[],
  { signal, tracer, onResult, slice = 10 }: SlicedOptions<ResultOf<Name>> = {},
): Promise<ResultOf<Name>[]> {
  const results: ResultOf<Name>[] = [];
  let turn = now();
  for (const [index, task] of tasks.entries()) {
    const steps = stepsOf(task);
    let step: ReturnType<typeof steps.next>;
    do {
      if (now() - turn >= slice) {
        await setImmediate();
        turn = now();
      }
      signal?.throwIfAborted();
      step = takeSteps(task, steps, () => now() - turn < slice, tracer);
    } while (!step.done);
    results.push(step.value);
    onResult?.(step.value, index);
  }
  return results;
}
