import { Piscina } from "piscina";
import { closeWithCell } from "../cell/index.js";
import { now } from "../time/index.js";
import type { TaskAddress } from "./task.js";
import type { ThreadOrders } from "./task.worker.js";
import { type Within, within } from "./within.js";

/** Threads that have loaded a task. */
export interface ThreadCrew {
  /** Milliseconds until all of them had. */
  start: number;
  /** Makes one call in a thread that has room. */
  call(input: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/**
 * Starts threads and waits until each has loaded the task.
 *
 * @param each How many calls a thread keeps under way at once.
 * @throws What loading the task throws, or an Error when it takes too long.
 */
export async function startThreads(
  address: TaskAddress,
  { threads, each, limits }: { threads: number; each: number; limits: Within },
): Promise<ThreadCrew> {
  const began = now();
  const piscina = new Piscina({
    filename: new URL("./task.worker.js", import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    concurrentTasksPerWorker: each,
    // Its waiting for messages would stop the timers of a task that left some behind.
    ...(each > 1 && { atomics: "disabled" as const }),
    workerData: {
      address,
      threads,
      arrived: new Int32Array(new SharedArrayBuffer(4)),
    } satisfies ThreadOrders,
  });
  const close = async () => {
    forget();
    const leaving = [...piscina.threads];
    await piscina.destroy();
    // Piscina lets threads go without waiting for their end.
    await Promise.all(leaving.map((thread) => thread.terminate()));
  };
  let forget = () => {};
  try {
    const arrive = () => piscina.run(undefined, { name: "arrive" });
    const arrivals = Array.from({ length: threads * each }, arrive);
    const arrived = Promise.all(arrivals);
    forget = closeWithCell(() => arrived.finally(close));
    await within("loading the task in threads", arrived, limits);
    return { start: now() - began, call: (input) => piscina.run(input), close };
  } catch (error) {
    await close();
    throw error;
  }
}
