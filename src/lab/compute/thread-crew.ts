import type { Worker } from "node:worker_threads";
import { Piscina } from "piscina";
import type { Answer, Request } from "./answer.js";
import { type PoolOptions, toWorkers } from "./pool.js";
import { TaskLostError } from "./task-lost-error.js";
import type { Orders } from "./thread.js";

/** Threads of one module, all of them started. */
export interface ThreadCrew {
  readonly workers: number;
  /** The threads that are alive now. */
  threads(): Worker[];
  /** Sends a request to a free thread; one that has ended is started anew. */
  ask(request: Request, stop: AbortSignal): Promise<Answer>;
  /** The same with any message; rejects with the signal's reason or with how the thread ended. */
  call<Reply>(message: unknown, stop?: AbortSignal): Promise<Reply>;
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
  const counters = new Int32Array(new SharedArrayBuffer(8));
  const piscina = new Piscina({
    filename: file.href,
    minThreads: 0,
    maxThreads: workers,
    maxQueue: workers,
    idleTimeout: Number.POSITIVE_INFINITY,
    workerData: { workers, initial, counters } satisfies Orders,
  });
  const started = new Set<Worker>();
  /** Piscina lets threads go without waiting for their end. */
  const ended = async () => {
    const kept = piscina.threads;
    const leaving = [...started].filter((thread) => !kept.includes(thread));
    await Promise.all(leaving.map((thread) => thread.terminate()));
  };

  const crew: ThreadCrew = {
    workers,
    threads: () => piscina.threads,
    async ask(request, stop) {
      try {
        return await crew.call(request, stop);
      } catch (cause) {
        throw stop.aborted ? stop.reason : new TaskLostError(request.task, cause);
      }
    },
    async call(message, stop) {
      const name = message === ARRIVE ? ARRIVE : "default";
      const reply = piscina.run(message, { name, ...(stop && { signal: stop }) });
      for (const thread of piscina.threads) {
        if (started.has(thread)) continue;
        started.add(thread);
        thread.once("exit", () => started.delete(thread));
      }
      try {
        return await reply;
      } catch (cause) {
        await ended();
        throw stop?.aborted ? stop.reason : cause;
      }
    },
    async close() {
      await piscina.destroy();
      await ended();
    },
  };
  try {
    await Promise.all(Array.from({ length: workers }, () => crew.call(ARRIVE)));
    return crew;
  } catch (error) {
    await crew.close();
    throw error;
  }
}

const ARRIVE = "arrive";
