import { once } from "node:events";
import { Worker } from "node:worker_threads";
import {
  lockedThreads,
  openProcesses,
  openThreads,
  sequential,
  type Task,
  task,
} from "../lab/compute/index.js";
import { measure, named } from "../lab/measure/index.js";
import { partition, sumOfSquaresClosedForm } from "../lab/work/index.js";
import { against } from "./bench-row.js";

const BELOW = 100_000_000;

/** Exact sums of squares below 100,000,000: two threads against one, and the pool against its parts. */
export async function benchCompute(): Promise<string[]> {
  const halves = tasks(2);
  const threads = await openThreads({ workers: 2 });
  const processes = await openProcesses({ workers: 2 });
  const pair = [startWorker(), startWorker()];
  try {
    const measured = await measure(
      {
        sequential: async () => sum(await sequential(tasks(1))),
        threads: async () => sum(await threads.compute(halves)),
        "three parts": async () => sum(await threads.compute(tasks(3))),
        processes: async () => sum(await processes.compute(halves)),
        lockedThreads: async () => sum(await lockedThreads(halves, { workers: 2 })),
        "bare workers": async () =>
          sum(await Promise.all(pair.map((worker, i) => ask(worker, halves[i]!)))),
      },
      { rounds: 25 },
    );
    const of = (name: string) => named(measured, name);
    if (of("sequential").value !== sumOfSquaresClosedForm(0, BELOW))
      throw new Error("the sum is wrong");
    return [
      against("one thread / two threads", of("sequential"), of("threads")),
      against("one thread / a bare pair of workers", of("sequential"), of("bare workers")),
      against("one thread / two threads with three parts", of("sequential"), of("three parts")),
      against("one thread / two processes", of("sequential"), of("processes")),
      against("one thread / two threads under one lock", of("sequential"), of("lockedThreads")),
      against("piscina / a bare pair of workers", of("threads"), of("bare workers")),
    ];
  } finally {
    await threads.close();
    await processes.close();
    await Promise.all(pair.map((worker) => worker.terminate()));
  }
}

type Squares = Task<"sumOfSquares">;

function tasks(parts: number): Squares[] {
  return partition(BELOW, parts).map(([from, to]) => task("sumOfSquares", from, to));
}

function sum(parts: readonly bigint[]): bigint {
  return parts.reduce((total, part) => total + part, 0n);
}

function startWorker(): Worker {
  return new Worker(new URL("./bench-compute.worker.js", import.meta.url));
}

async function ask(worker: Worker, { args }: Squares): Promise<bigint> {
  const answer = once(worker, "message");
  worker.postMessage(args);
  const [part] = await answer;
  return part;
}
