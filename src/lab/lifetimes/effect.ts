import * as Cause from "effect/Cause";
import * as Effect from "effect/Effect";
import * as Exit from "effect/Exit";
import type { Lifetime, Resource, Task } from "./lifetime.js";

/** Effect: a program is a value that says what to do; who runs it can end it. */
export const effect: Lifetime = {
  together: (tasks) =>
    Effect.runPromise(Effect.all(tasks.map(perform), { concurrency: "unbounded" })),

  holding: (resources, work) => Effect.runPromise(held(resources, work)),
};

const perform = ({ steps, release }: Task) =>
  Effect.forEach(steps, promised).pipe(Effect.ensuring(Effect.promise(release)));

const held = (resources: readonly Resource[], work: () => Promise<unknown>) =>
  Effect.gen(function* () {
    for (const { open, close } of resources) {
      yield* Effect.acquireRelease(promised(open), () => Effect.promise(close));
    }
    return yield* promised(work);
  }).pipe(Effect.scoped);

/** A promise that is asked for in its turn; its failure stays what it was. */
const promised = <T>(start: (signal: AbortSignal) => PromiseLike<T>) =>
  Effect.tryPromise({ try: start, catch: (failure) => failure });

/** `runPromise` rejects with one failure; the exit holds them all. */
export const holdingWithExit: Lifetime["holding"] = async (resources, work) => {
  const exit = await Effect.runPromiseExit(held(resources, work));
  if (Exit.isSuccess(exit)) return exit.value;
  throw new AggregateError(Cause.prettyErrors(exit.cause));
};
