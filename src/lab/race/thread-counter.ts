import { Worker } from "node:worker_threads";
import { onStop } from "../cell/index.js";
import { now } from "../time/index.js";
import type { Span, Tracer } from "../trace/index.js";
import type { CountOrder } from "./thread-counter.worker.js";
import { type Way, words } from "./ways.js";

export interface ThreadCountOptions {
  /** How each thread adds 1; default `plain`, which loses updates. */
  way?: Way | undefined;
  /** Default 2. */
  threads?: number | undefined;
  /** How often each thread adds 1; default 1,000,000. */
  times?: number | undefined;
  /** Milliseconds until all must be up, and as many again to be done; default 60,000. */
  deadline?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Gets one span a thread, for the counting without the start. */
  tracer?: Tracer | undefined;
}

export interface ThreadCount {
  way: Way;
  threads: number;
  /** What the counter should say: threads times times. */
  expected: number;
  counted: number;
  /** Updates that another thread overwrote. */
  lost: number;
  /** How often a thread got the lock while another was inside; watched for `webLocks` only. */
  overlaps: number;
  /** Milliseconds from the first addition of all to the last; the threads' start is not in it. */
  elapsed: number;
}

/**
 * Lets threads count together on one word of shared memory.
 *
 * @throws RangeError when the counter's 32 bits would not do.
 * @throws What a thread throws, the signal's reason, or an Error at the deadline; by then all threads
 *   have ended.
 */
export async function countInThreads({
  way = "plain",
  threads = 2,
  times = 1_000_000,
  deadline = 60_000,
  signal,
  tracer,
}: ThreadCountOptions = {}): Promise<ThreadCount> {
  const expected = threads * times;
  if (!Number.isInteger(expected) || threads < 1 || times < 0 || expected >= 2 ** 31)
    throw new RangeError(`threads times times must be below 2^31, not ${threads} times ${times}`);
  signal?.throwIfAborted();
  const memory = new Int32Array(new SharedArrayBuffer(4 * words.length));
  const order: CountOrder = { memory, way, times, threads, deadline };
  const url = new URL("./thread-counter.worker.js", import.meta.url);
  const workers = Array.from({ length: threads }, () => new Worker(url, { workerData: order }));
  try {
    const done = await Promise.all(workers.map((worker) => finish(worker, memory, order, signal)));
    const spans = done.flatMap((one) => one.spans);
    tracer?.add(spans);
    const counted = Atomics.load(memory, words.count);
    const start = Math.min(...spans.map((span) => span.start));
    const elapsed = Math.max(...done.map((one) => one.end)) - start;
    const overlaps = Atomics.load(memory, words.overlaps);
    return { way, threads, expected, counted, lost: expected - counted, overlaps, elapsed };
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** The spans of one thread, and when its last addition was in the counter. */
function finish(worker: Worker, memory: Int32Array, order: CountOrder, signal?: AbortSignal) {
  return new Promise<{ spans: Span[]; end: number }>((resolve, reject) => {
    const { way, deadline } = order;
    const late = () => reject(new Error(`expected "${way}" to end within ${2 * deadline} ms`));
    const timer = setTimeout(late, 2 * deadline);
    const forget = onStop(signal, reject);
    worker.once("error", reject);
    worker.once("exit", (code) => {
      clearTimeout(timer);
      forget();
      reject(new Error(`expected the thread to count to its end, it left with code ${code}`));
    });
    worker.on("message", (message: "add" | Span[]) => {
      if (message === "add") Atomics.add(memory, words.count, 1);
      else resolve({ spans: message, end: way === "message" ? now() : message[0]!.end });
    });
  });
}
