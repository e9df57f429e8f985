import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import type { HelperData } from "./blocking.worker.js";
import { toDeadline } from "./deadline.js";
import type { Download } from "./download.js";
import { DownloadError } from "./download-error.js";
import { type Result, unpack } from "./errand.js";

/** Longer than any request takes that keeps its deadline, and than the helper takes to start. */
const GRACE_MS = 30_000;

/**
 * One page after the other, and the thread truly waits for each: no timer, no socket, no promise and
 * no abort of this thread moves until the last page is there, as in languages whose calls block.
 * Node cannot wait for a socket so; a helper thread downloads, this one sleeps on `Atomics.wait`.
 * `concurrency` is 1 whatever it says.
 */
export const blocking: Download = async (urls, options = {}) => {
  const { ca, http2, signal, tracer, onPage } = options;
  const deadline = toDeadline(options.deadline);
  signal?.throwIfAborted();
  if (urls.length === 0) return [];
  const { port1, port2 } = new MessageChannel();
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const workerData: HelperData = { port: port2, flag, options: { ca, http2 } };
  const file = new URL("./blocking.worker.js", import.meta.url);
  const helper = new Worker(file, { workerData, transferList: [port2], execArgv: [] });
  try {
    return urls.map((url, index) => {
      signal?.throwIfAborted();
      Atomics.store(flag, 0, 0);
      port1.postMessage({ url, index, deadline, traced: tracer !== undefined });
      Atomics.wait(flag, 0, 0, deadline + GRACE_MS);
      const answer: { message: Result } | undefined = receiveMessageOnPort(port1);
      if (!answer) throw new DownloadError("worker", url, "its helper thread does not answer");
      const page = unpack(answer.message, tracer);
      onPage?.(page, index);
      return page;
    });
  } finally {
    port1.close();
    await helper.terminate();
  }
};
