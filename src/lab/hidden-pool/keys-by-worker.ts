import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { closeWithCell } from "../cell/index.js";
import type { Span, Tracer } from "../trace/index.js";
import type { Job } from "./job.js";

/** What the worker says: that it has begun, and each key that is done. */
export type FromWorker = { begun: true } | { span: Span };

/** What the worker is asked for. */
export interface ToWorker {
  keys: readonly Job[];
  sync: boolean;
}

/**
 * Lets a worker thread ask for keys. Comes back when the worker has begun: with asynchronous calls,
 * when it has asked for all of them.
 */
export async function keysByWorker(
  keys: readonly Job[],
  sync: boolean,
  tracer: Tracer,
): Promise<{ done: Promise<void> }> {
  const worker = new Worker(new URL("./keys.worker.js", import.meta.url), {
    workerData: { keys, sync } satisfies ToWorker,
  });
  worker.once(
    "exit",
    closeWithCell(() => worker.terminate()),
  );
  const done = once(worker, "exit").then(([code]) => {
    if (code !== 0) throw new Error(`the worker that derives keys ended with exit code ${code}`);
  });
  await new Promise<void>((resolve, reject) => {
    worker.on("message", (message: FromWorker) => {
      if ("begun" in message) resolve();
      else tracer.add([message.span]);
    });
    done.then(() => reject(new Error("the worker ended before it had begun")), reject);
  });
  return { done };
}
