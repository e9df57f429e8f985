import { sleep } from "../time/index.js";
import type { JobQueue, QueuedJob } from "./queue.js";

export interface FinishedOptions {
  /** Milliseconds after which it gives up; default 20,000. */
  timeout?: number;
  /** Milliseconds from one look to the next; default 10. */
  every?: number;
}

/**
 * Waits until jobs are done or have failed for good, and reads them again: the ones that `add` gave
 * back know nothing of what became of them.
 *
 * It asks for their state again and again. BullMQ can also report the end of a job as an event; on
 * PostgreSQL such events get lost when many jobs end at once.
 *
 * @throws Error that counts what is missing when the time is over.
 */
export async function finished(
  queue: Pick<JobQueue, "getJob">,
  jobs: readonly QueuedJob[],
  { timeout = 20_000, every = 10 }: FinishedOptions = {},
): Promise<QueuedJob[]> {
  const deadline = performance.now() + timeout;
  const found = new Map<string, QueuedJob>();
  const look = async ({ id }: QueuedJob) => {
    const job = await queue.getJob(id!);
    if (job?.finishedOn) found.set(id!, job);
    return found.has(id!);
  };
  for (;;) {
    const left = jobs.filter(({ id }) => !found.has(id!));
    if (left.length === 0) return jobs.map(({ id }) => found.get(id!)!);
    // As long as the first is not finished it would be a waste to ask for all.
    if (await look(left[0]!)) await Promise.all(left.slice(1).map(look));
    else await sleep(every);
    if (performance.now() > deadline && found.size < jobs.length) {
      throw new Error(
        `${jobs.length - found.size} of ${jobs.length} jobs are not finished after ${timeout} ms`,
      );
    }
  }
}
