import { workerData } from "node:worker_threads";
import { now } from "../time/index.js";
import { runTask } from "./run-task.js";
import type { Task } from "./task.js";

/** What every thread of a pool is told at its start. */
export interface Orders {
  readonly workers: number;
  readonly initial: Task | undefined;
  /** Shared by all: how many threads have been started, and how many have arrived. */
  readonly counters: Int32Array;
}

const STARTED = 0;
const ARRIVED = 1;

/** Milliseconds in which all threads of a pool must have started. */
const LIMIT = 10_000;

const { workers, initial, counters } = workerData as Orders;

/** This thread's name in timelines: `thread 1`, `thread 2`, ... in the order of their starts. */
export const lane = `thread ${Atomics.add(counters, STARTED, 1) + 1}`;

let failure: unknown;
try {
  if (initial) runTask(initial);
} catch (error) {
  // Thrown here it would be an uncaught error of the pool; `arrive` brings it to the opener.
  failure = error;
}

/**
 * Waits until all threads of the pool have come here: called once for each of them, it is answered
 * by each once, since a thread that waits cannot take a second call.
 */
export function arrive(): void {
  if (failure !== undefined) throw failure;
  Atomics.add(counters, ARRIVED, 1);
  Atomics.notify(counters, ARRIVED);
  const until = now() + LIMIT;
  for (;;) {
    const arrived = Atomics.load(counters, ARRIVED);
    if (arrived >= workers) return;
    const left = until - now();
    if (left <= 0) throw new Error(`only ${arrived} of ${workers} threads started in ${LIMIT} ms`);
    Atomics.wait(counters, ARRIVED, arrived, left);
  }
}
