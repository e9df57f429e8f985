import { MessageChannel } from "node:worker_threads";
import type { Piscina } from "piscina";
import { toDeadline } from "./deadline.js";
import type { DownloadOptions } from "./download.js";
import { DownloadError } from "./download-error.js";
import { type Result, unpack } from "./errand.js";
import type { Page } from "./page.js";
import type { ThreadErrand } from "./thread.worker.js";

/** As {@link visit}, but in whichever thread of the pool is free. */
export async function visitInThread(
  pool: Piscina,
  url: string,
  index: number,
  { signal, tracer, deadline, onPage }: DownloadOptions,
): Promise<Page> {
  const time = toDeadline(deadline);
  // piscina's own way to abort a task is to end its thread; closing this port ends the request only.
  const { port1, port2 } = new MessageChannel();
  const stop = () => port1.close();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    const errand: ThreadErrand = { url, index, deadline: time, traced: !!tracer, stop: port2 };
    const result: Result = await pool.run(errand, { transferList: [port2] }).catch((cause) => {
      throw new DownloadError("worker", url, `its thread has ended: ${cause.message}`, { cause });
    });
    const page = unpack(result, tracer);
    onPage?.(page, index);
    return page;
  } finally {
    signal?.removeEventListener("abort", stop);
    port1.close();
  }
}
