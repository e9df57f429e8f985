import { setTimeout as wait } from "node:timers/promises";
import { workerData } from "node:worker_threads";
import { loadTask, type TaskAddress } from "./task.js";

/** What the threads of one crew share. */
export interface ThreadOrders {
  address: TaskAddress;
  threads: number;
  /** How many threads have loaded the task. */
  arrived: Int32Array;
}

const { address, threads, arrived } = workerData as ThreadOrders;
// Loaded in a call and not at once: what fails out here is an uncaught error of the pool.
let task: ((input: unknown) => unknown) | undefined;

/** Loads the task and waits until all threads have, so that each of them takes one of these calls. */
export async function arrive(): Promise<void> {
  if (task === undefined) {
    task = await loadTask(address);
    Atomics.add(arrived, 0, 1);
  }
  while (Atomics.load(arrived, 0) < threads) await wait(1);
}

/** One call of the task. */
export default async function (input: unknown): Promise<unknown> {
  task ??= await loadTask(address);
  return task(input);
}
