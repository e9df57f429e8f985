import type { Operation } from "effection";
import { all, ensure, run, scoped, until, useAbortSignal } from "effection";
import type { Lifetime, Task } from "./lifetime.js";

/** Effection: operations are generators, and who holds one can end it. */
export const effection: Lifetime = {
  together: (tasks) => run(() => all(tasks.map(perform))),

  holding: (resources, work) =>
    run(function* () {
      for (const resource of resources) {
        yield* until(resource.open());
        yield* ensure(() => until(resource.close()));
      }
      return yield* until(work());
    }),
};

function* perform({ steps, release }: Task): Operation<void> {
  try {
    for (const step of steps) yield* scoped(() => signalled(step));
  } finally {
    yield* until(release());
  }
}

/** The signal aborts with its scope: that of the step, so before the release. */
function* signalled(step: Task["steps"][number]): Operation<unknown> {
  const signal = yield* useAbortSignal();
  return yield* until(step(signal));
}
