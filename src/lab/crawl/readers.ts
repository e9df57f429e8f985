import { availableParallelism } from "node:os";
import { Piscina } from "piscina";
import { closeWithCell } from "../cell/index.js";
import type { Span } from "../trace/index.js";
import type { Crawl } from "./crawl.js";
import { inFlight } from "./in-flight.js";
import type { CrawledPage } from "./page.js";
import type { ToRead } from "./reader.worker.js";

/** Threads that parse and hash, kept over several crawls. */
export interface Readers {
  /** The fourth step: one event loop waits, these threads work. */
  crawl: Crawl;
  close(): Promise<void>;
}

/** Starts threads that parse and hash; one per processor unless told otherwise. */
export async function openReaders(threads: number = availableParallelism()): Promise<Readers> {
  const arrived = new Int32Array(new SharedArrayBuffer(4));
  const piscina = new Piscina({
    filename: new URL("./reader.worker.js", import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
    workerData: { threads, arrived },
  });
  const close = async () => {
    forget();
    await piscina.destroy();
  };
  const arrivals = Array.from({ length: threads }, () => piscina.run(null, { name: "arrive" }));
  const allThere = Promise.all(arrivals);
  const forget = closeWithCell(() => allThere.finally(close));
  await allThere;
  return {
    crawl: inFlight(async (url, packed, { signal, tracer }) => {
      const message: ToRead = { url, packed, traced: tracer !== undefined };
      const options = { transferList: [packed.buffer], ...(signal && { signal }) };
      const answer: { page: CrawledPage; spans: Span[] } = await piscina.run(message, options);
      tracer?.add(answer.spans);
      return answer.page;
    }),
    close,
  };
}
