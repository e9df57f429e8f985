import { workerData } from "node:worker_threads";
import { type Errand, run } from "./errands.js";

const { threads, arrived } = workerData as { threads: number; arrived: Int32Array };
Atomics.add(arrived, 0, 1);
Atomics.notify(arrived, 0);

/** Waits until all threads have come, so that each of them takes one of these calls. */
export function arrive(): void {
  for (let count = Atomics.load(arrived, 0); count < threads; count = Atomics.load(arrived, 0)) {
    Atomics.wait(arrived, 0, count, 1000);
  }
}

/** One errand, in this thread. */
export default (errand: Errand): Promise<unknown> => run(errand);
