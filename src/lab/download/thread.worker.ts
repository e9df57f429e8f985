import { type MessagePort, workerData } from "node:worker_threads";
import { type ClientOptions, createClient } from "./client.js";
import { type Errand, type Result, runErrand } from "./errand.js";

/** What every thread of a pool is given as it starts. */
export interface ThreadData {
  /** One number that the threads share, each to take its own from. */
  counter: Int32Array;
  /** How many errands a thread runs at one time. */
  connections: number;
  options: ClientOptions;
}

/** An errand for a thread; that the other end of `stop` closes means: leave it. */
export type ThreadErrand = Errand & { stop: MessagePort };

const { counter, connections, options } = workerData as ThreadData;
const lane = `thread ${Atomics.add(counter, 0, 1) + 1}`;
/** Thread-local: made once, when the thread starts, and never shared. */
const client = createClient(connections, options);

/** Runs an errand in this thread; without one, only tells that the thread has started. */
export default async function run(errand: ThreadErrand | null): Promise<Result | null> {
  if (errand === null) return null;
  const left = new AbortController();
  errand.stop.once("close", () => left.abort());
  try {
    return await runErrand(client, errand, left.signal, lane);
  } finally {
    errand.stop.close();
  }
}
