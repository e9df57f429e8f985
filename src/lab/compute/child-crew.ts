import type { Answer, Request } from "./answer.js";
import { type Child, startChild } from "./child.js";
import { type PoolOptions, toWorkers } from "./pool.js";
import { TaskLostError } from "./task-lost-error.js";

/** Child processes of one module, all of them started; each has a place, from 0 on. */
export interface ChildCrew {
  readonly workers: number;
  /** The process ids of the children that are alive now. */
  pids(): number[];
  /** Sends a request to the child in a place; one that has ended is started anew. */
  ask(request: Request, stop: AbortSignal, place: number): Promise<Answer>;
  close(): Promise<void>;
}

/**
 * Starts child processes and waits until each of them is there and has done its initial task.
 *
 * @param file The children's module, compiled.
 */
export async function startChildren(
  file: URL,
  { workers: wanted, initial }: PoolOptions,
): Promise<ChildCrew> {
  const workers = toWorkers(wanted);
  const children: (Child | undefined)[] = [];
  let closed = false;

  const start = async (place: number): Promise<Child> => {
    const child = await startChild(file, `process ${place + 1}`);
    children[place] = child;
    if (closed) await child.end();
    if (!initial) return child;
    const { failed, value } = await child.ask<Answer>({ task: initial, traced: false });
    if (failed) throw value;
    return child;
  };
  const close = async () => {
    closed = true;
    await Promise.all(children.map((child) => child?.end()));
  };

  const starts = await Promise.allSettled(Array.from({ length: workers }, (_, i) => start(i)));
  for (const one of starts) {
    if (one.status === "fulfilled") continue;
    await close();
    throw one.reason;
  }
  return {
    workers,
    pids: () => children.flatMap((child) => (child?.alive() ? [child.pid] : [])),
    async ask(request, stop, place) {
      let child = children[place];
      try {
        if (!child?.alive()) child = await start(place);
        return await child.ask<Answer>(request, stop);
      } catch (cause) {
        // What it is at cannot be stopped from outside: the child must go.
        await child?.end();
        throw stop.aborted ? stop.reason : new TaskLostError(request.task, cause);
      }
    },
    close,
  };
}
