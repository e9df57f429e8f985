import type { Worker } from "node:worker_threads";
import { Piscina } from "piscina";
import { closeWithCell } from "../cell/index.js";
import type { Answer, Request } from "./answer.js";
import { type PoolOptions, toWorkers } from "./pool.js";
import { TaskLostError } from "./task-lost-error.js";
import type { Orders } from "./thread.js";

/** Threads of one module, all of them started. */
export interface ThreadCrew {
  readonly workers: number;
  /** The threads that are alive now. */
  threads(): Worker[];
  /** Starts threads in the place of those that have ended; nothing to wait for where none has. */
  refill(): Promise<void> | undefined;
  /** Sends a request to a free thread. */
  ask(request: Request, stop: AbortSignal): Promise<Answer>;
  /** The same with any message; rejects with the signal's reason or with how the thread ended. */
  call<Reply>(message: unknown, stop: AbortSignal): Promise<Reply>;
  close(): Promise<void>;
}

/**
 * Starts threads and waits until each of them is there and has done its initial task.
 *
 * @param file The threads' module, compiled.
 */
export async function startThreads(
  file: URL,
  { workers: wanted, initial }: PoolOptions,
): Promise<ThreadCrew> {
  const workers = toWorkers(wanted);
  const started = new Int32Array(new SharedArrayBuffer(4));
  const arrived = new Int32Array(new SharedArrayBuffer(4));
  const piscina = new Piscina({
    filename: file.href,
    minThreads: 0,
    maxThreads: workers,
    maxQueue: workers,
    idleTimeout: Number.POSITIVE_INFINITY,
    workerData: { workers, initial, started, arrived } satisfies Orders,
  });
  // A thread that ends idle is nobody's failure: the next call starts another.
  piscina.on("error", () => {});

  const known = new Set<Worker>();
  /** Waits for the threads that Piscina has let go: it does not wait for their end itself. */
  const ended = async () => {
    const kept = piscina.threads;
    const leaving = [...known].filter((thread) => !kept.includes(thread));
    await Promise.all(leaving.map((thread) => thread.terminate()));
    for (const thread of leaving) known.delete(thread);
  };
  /**
   * Nothing is asked of threads, and so none can be stopped, before all of them have loaded: one
   * that is ended while it loads its modules can end all of Node 20, by a fatal error of V8.
   */
  const fill = async () => {
    Atomics.store(arrived, 0, 0);
    const arrivals = Array.from({ length: workers }, () => piscina.run(null, { name: "arrive" }));
    const ends = await Promise.allSettled(arrivals);
    for (const thread of piscina.threads) known.add(thread);
    for (const arrival of ends) {
      if (arrival.status === "rejected") throw arrival.reason;
    }
  };
  const close = async () => {
    forget();
    await piscina.destroy();
    await ended();
  };
  const call = async <Reply>(message: unknown, stop: AbortSignal): Promise<Reply> => {
    try {
      return await piscina.run(message, { signal: stop });
    } catch (cause) {
      await ended();
      throw stop.aborted ? stop.reason : cause;
    }
  };
  const ask = (request: Request, stop: AbortSignal): Promise<Answer> => {
    return call<Answer>(request, stop).catch((cause) => {
      throw stop.aborted ? stop.reason : new TaskLostError(request.task, cause);
    });
  };

  const filled = fill();
  const forget = closeWithCell(() => filled.finally(close));
  try {
    await filled;
  } catch (error) {
    await close();
    throw error;
  }
  const refill = () => (piscina.threads.length < workers ? fill() : undefined);
  return { workers, threads: () => piscina.threads, refill, ask, call, close };
}
