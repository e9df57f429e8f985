import { availableParallelism } from "node:os";
import { startOrigin } from "../origin/index.js";
import { openProcessCrew, openThreadCrew } from "./crew.js";
import { hangUp, pages } from "./errands.js";
import type { Bench } from "./flaw.js";

export interface BenchOptions {
  /** Milliseconds from a request to its answer; default 8. */
  latency?: number;
  /** Threads that wait; default 16. What wants more of them is left out. */
  threads?: number;
  /** Default 8. */
  processes?: number;
}

/** All that the audit runs on, started and warm: no start is inside any timer. */
export async function openBench({
  latency = 8,
  threads: threadCount = 16,
  processes: processCount = 8,
}: BenchOptions = {}): Promise<Bench & { close(): Promise<void> }> {
  const web = await startOrigin({ latency, sizes: [10_394, 277] });
  const processes = await openProcessCrew(processCount);
  const threads = await openThreadCrew(threadCount);
  const computers = await openThreadCrew(availableParallelism());
  const close = async () => {
    await Promise.all([threads.close(), computers.close(), processes.close(), web.close()]);
    hangUp();
  };
  try {
    const errands = (count: number) =>
      web.pages(count).map((url) => ({ kind: "page" as const, url }));
    await threads.run(errands(2 * threadCount));
    await processes.run(errands(2 * processCount));
    await pages(web.pages(60), 60);
  } catch (error) {
    await close();
    throw error;
  }
  return { web, threads, computers, processes, close };
}
