import { workerData } from "node:worker_threads";
import { now } from "../time/index.js";
import { runTask } from "./run-task.js";
import type { Task } from "./task.js";

/** What every thread of a crew is told at its start. */
export interface Orders {
  readonly workers: number;
  readonly initial: Task | undefined;
  /** Shared by all, one number: how many threads have been started so far. */
  readonly started: Int32Array;
  /** Shared by all, one number: how many threads have come to the present meeting. */
  readonly arrived: Int32Array;
}

/** Milliseconds in which all threads of a crew must have started. */
const LIMIT = 10_000;

const { workers, initial, started, arrived } = workerData as Orders;

/** This thread's name in timelines: `thread 1`, `thread 2`, ... in the order of their starts. */
export const lane = `thread ${Atomics.add(started, 0, 1) + 1}`;

let failure: unknown;
try {
  if (initial) runTask(initial);
} catch (error) {
  // Thrown here it would be an uncaught error of the crew; `arrive` brings it to the opener.
  failure = error;
}

/**
 * Waits until all threads of the crew have come here: called once for each of them, it is answered
 * by each once, since a thread that waits cannot take a second call.
 *
 * @throws What the initial task threw.
 */
export function arrive(): void {
  Atomics.add(arrived, 0, 1);
  Atomics.notify(arrived, 0);
  const until = now() + LIMIT;
  for (let count = Atomics.load(arrived, 0); count < workers; count = Atomics.load(arrived, 0)) {
    const left = until - now();
    if (left <= 0) throw new Error(`only ${count} of ${workers} threads started in ${LIMIT} ms`);
    Atomics.wait(arrived, 0, count, left);
  }
  if (failure !== undefined) throw failure;
}
