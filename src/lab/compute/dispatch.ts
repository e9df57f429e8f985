import type { ComputationName } from "../work/index.js";
import type { Answer, Request } from "./answer.js";
import type { ComputeOptions } from "./compute.js";
import type { ResultOf, Task } from "./task.js";
import { together } from "./together.js";

/** Gets one request answered by the worker in a place from 0 on; rejects when no answer can come. */
export type Ask = (request: Request, stop: AbortSignal, place: number) => Promise<Answer>;

/**
 * Hands tasks out to workers, each of which takes the next one when it is free.
 *
 * @param workers How many there are; `options.workers` may ask for fewer.
 */
export async function dispatch<Name extends ComputationName>(
  tasks: readonly Task<Name>[],
  workers: number,
  ask: Ask,
  { signal, tracer, onResult, workers: most = workers }: ComputeOptions<ResultOf<Name>> = {},
): Promise<ResultOf<Name>[]> {
  const results = new Array<ResultOf<Name>>(tasks.length);
  const rest = tasks.entries();
  const lanes = Array.from({ length: Math.min(workers, most, tasks.length) }, (_, place) => {
    return async (stop: AbortSignal) => {
      // All lanes draw from the one iterator, so no task is taken twice.
      for (const [index, task] of rest) {
        stop.throwIfAborted();
        const { failed, value, spans } = await ask(
          { task, traced: tracer !== undefined },
          stop,
          place,
        );
        tracer?.add(spans);
        if (failed) throw value;
        const result = value as ResultOf<Name>;
        results[index] = result;
        onResult?.(result, index);
      }
    };
  });
  await together(lanes, signal);
  return results;
}
