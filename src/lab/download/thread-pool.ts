import type { Worker } from "node:worker_threads";
import { Piscina } from "piscina";
import { closeWithCell } from "../cell/index.js";
import { sleep } from "../time/index.js";
import type { ClientOptions } from "./client.js";
import type { ThreadData } from "./thread.worker.js";

export interface ThreadPoolSize {
  /** How many threads. */
  workers: number;
  /** How many requests each may have in flight. */
  each: number;
}

/** Threads of the download's own file, each with a client of its own. */
export interface DownloadThreads {
  readonly piscina: Piscina;
  /** Waits until all threads have started. */
  ready(): Promise<void>;
  /** Ends all threads and waits until they are gone. */
  close(): Promise<void>;
}

/** Milliseconds after which a thread that has not loaded its modules is ended all the same. */
const LIMIT = 10_000;

/** Starts the threads. They do not keep the program alive while they have nothing to do. */
export function startThreads({ workers, each }: ThreadPoolSize, options: ClientOptions) {
  const counter = new Int32Array(new SharedArrayBuffer(4));
  const piscina = new Piscina({
    filename: new URL("./thread.worker.js", import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    concurrentTasksPerWorker: each,
    // piscina would stop a thread's event loop between tasks, and with it the client's timers.
    atomics: "disabled",
    execArgv: [],
    recordTiming: false,
    workerData: { counter, connections: each, options } satisfies ThreadData,
  });
  const loaded = watchLoading(piscina);
  const close = async () => {
    forget();
    await loaded();
    await piscina.destroy();
  };
  const forget = closeWithCell(close);
  return {
    piscina,
    // So many errands at once reach one thread each.
    async ready() {
      await Promise.all(piscina.threads.map(() => piscina.run(null)));
    },
    close,
  } satisfies DownloadThreads;
}

/**
 * Gives a function that waits until no thread is loading its modules any more: one that is ended
 * while it does can end the whole of Node 20, by a fatal error of V8.
 */
function watchLoading(piscina: Piscina): () => Promise<void> {
  const known = new WeakSet<Worker>();
  const loading = new Set<Promise<void>>();
  const look = () => {
    for (const thread of piscina.threads.filter((thread) => !known.has(thread))) {
      known.add(thread);
      const loaded = new Promise<void>((resolve) => {
        // A thread's first message is piscina's own: it has loaded its file.
        thread.once("message", () => resolve()).once("exit", () => resolve());
      });
      loading.add(loaded);
      void loaded.then(() => loading.delete(loaded));
    }
  };
  look();
  // What takes the place of a thread that has gone is there one step later.
  piscina.on("workerDestroy", () => queueMicrotask(look));
  return async () => {
    const enough = new AbortController();
    try {
      await Promise.race([Promise.all(loading), sleep(LIMIT, { signal: enough.signal })]);
    } finally {
      enough.abort();
    }
  };
}
