import type { Tracer } from "../trace/index.js";
import type { ComputationName } from "../work/index.js";
import type { ResultOf, Task } from "./task.js";

export interface ComputeOptions<Result = unknown> {
  /** How many threads or processes at most; default one per processor, and never more than tasks. */
  workers?: number | undefined;
  /** Stops the computing: the promise rejects with the signal's reason. See `capabilities` for when. */
  signal?: AbortSignal | undefined;
  /**
   * Gets a span for all the time that a task is worked on, or waits for the interpreter lock. They
   * come with the answers: a task that was stopped or lost in a worker leaves none.
   */
  tracer?: Tracer | undefined;
  /** Called with each result as it comes, and the place of its task. What it throws is a failure. */
  onResult?: ((result: Result, index: number) => void) | undefined;
}

/**
 * The contract of all models: computes the tasks and returns their results in the order of the
 * tasks.
 *
 * The first failure rejects with what the computation threw; no task starts after it, and those
 * that other workers are at are stopped. A thread or process that ends in mid-task rejects with a
 * {@link TaskLostError}. When the promise settles, nothing that the call started is alive.
 */
export type Compute = <Name extends ComputationName>(
  tasks: readonly Task<Name>[],
  options?: ComputeOptions<ResultOf<Name>>,
) => Promise<ResultOf<Name>[]>;
