import { parentPort, threadId, workerData } from "node:worker_threads";
import { createTracer } from "../trace/index.js";
import { type Way, ways, words } from "./ways.js";

/** What the starter hands to each thread. */
export interface CountOrder {
  memory: Int32Array;
  way: Way;
  times: number;
  threads: number;
  deadline: number;
}

const { memory, way, times, threads, deadline } = workerData as CountOrder;
const port = parentPort!;
const tracer = createTracer(`thread ${threadId}`);
void count();

async function count(): Promise<void> {
  waitForAll();
  const end = tracer.begin(`count ${way}`, { kind: "working" });
  await ways[way]({ memory, send: () => port.postMessage("add") }, times);
  end();
  port.postMessage(tracer.spans);
}

/** Nobody counts before all are up, or the first would have finished before the last began. */
function waitForAll(): void {
  Atomics.add(memory, words.ready, 1);
  Atomics.notify(memory, words.ready);
  for (let up = Atomics.load(memory, words.ready); up < threads; ) {
    if (Atomics.wait(memory, words.ready, up, deadline) === "timed-out")
      throw new Error(`expected ${threads} threads within ${deadline} ms, ${up} came`);
    up = Atomics.load(memory, words.ready);
  }
}
