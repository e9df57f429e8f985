import type { Tracer } from "../trace/index.js";
import { type ComputationName, computations, type Steps, steps } from "../work/index.js";
import { describeTask, type ResultOf, type Task } from "./task.js";

/**
 * Computes a task here and now, in one go.
 *
 * @param tracer Gets a working span of it, also when it fails.
 */
export function runTask<Name extends ComputationName>(
  task: Task<Name>,
  tracer?: Tracer,
): ResultOf<Name> {
  return working(task, tracer, () => computation(task)(...task.args));
}

/** The task as a computation that can be left and taken up again after each step. */
export function stepsOf<Name extends ComputationName>(task: Task<Name>): Steps<ResultOf<Name>> {
  computation(task);
  const start = steps[task.name] as (...args: unknown[]) => Steps<ResultOf<Name>>;
  return start(...task.args);
}

/**
 * Takes one step, and more as long as `goOn` says and some are left. The last one may be the
 * result.
 *
 * @param tracer Gets one working span of them all.
 */
export function takeSteps<Result>(
  task: Task,
  steps: Steps<Result>,
  goOn: () => boolean,
  tracer?: Tracer,
): IteratorResult<void, Result> {
  return working(task, tracer, () => {
    let step = steps.next();
    while (!step.done && goOn()) step = steps.next();
    return step;
  });
}

function working<Result>(task: Task, tracer: Tracer | undefined, work: () => Result): Result {
  const end = tracer?.begin(describeTask(task), { kind: "working" });
  try {
    const result = work();
    end?.("done");
    return result;
  } finally {
    end?.("failed");
  }
}

/** A name that came in a message could be any: only the table's own names are called. */
function computation<Name extends ComputationName>(
  task: Task<Name>,
): (...args: unknown[]) => ResultOf<Name> {
  if (Object.hasOwn(computations, task.name)) {
    return computations[task.name] as (...args: unknown[]) => ResultOf<Name>;
  }
  const names = Object.keys(computations).join(", ");
  throw new RangeError(`no computation is named ${task.name}; there are ${names}`);
}
