import { sleep } from "../time/index.js";
import type { FinishedOptions } from "./finished.js";
import type { JobQueue } from "./queue.js";

/**
 * Waits until a queue has nothing left to do. One question stands for all of its jobs, so it costs
 * next to nothing beside them; what became of each job it does not say.
 *
 * @throws Error that counts what is left when the time is over.
 */
export async function drained(
  queue: Pick<JobQueue, "getJobCounts">,
  { timeout = 20_000, every = 5 }: FinishedOptions = {},
): Promise<void> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const counts = await queue.getJobCounts(...unfinished);
    const left = Object.values(counts).reduce((sum, count) => sum + count, 0);
    if (left === 0) return;
    if (performance.now() > deadline) {
      throw new Error(`${left} jobs are not finished after ${timeout} ms`);
    }
    await sleep(every);
  }
}

const unfinished = ["waiting", "active", "delayed", "prioritized", "waiting-children"] as const;
