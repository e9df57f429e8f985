import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Dispatcher } from "undici";
import { visit } from "../download/visit.js";
import { blockingSleep, sleep } from "../time/index.js";
import type { Tracer } from "../trace/index.js";
import { sumOfSquares } from "../work/index.js";

/** What a job may use of the worker that runs it. */
export interface Context {
  /** Made once per worker process. */
  client: Dispatcher;
  tracer: Tracer;
  /** For people, and the same when the job runs again: `sum 7`. */
  task: string;
  progress(percent: number): Promise<void>;
  /** The results of the jobs that this one waited for. */
  children(): Promise<unknown[]>;
}

/** What each job's data are: all of it can be written as JSON. */
export interface JobData {
  download: { url: string; index: number };
  sum: { from: number; to: number };
  add: { label: string };
  wait: { label?: string; ms: number };
  steps: { label?: string; count: number; ms: number };
  hold: { label?: string; ms: number };
  nothing: object;
  charge: { bank: string; order: string; ms: number };
  "charge-once": { bank: string; order: string; ms: number };
}

export type JobName = keyof JobData;

type Handler<Name extends JobName> = (data: JobData[Name], context: Context) => Promise<unknown>;

/** What the workers can do, by the names of the jobs. What a handler returns is stored as the result. */
export const handlers: { [Name in JobName]: Handler<Name> } = {
  async download({ url, index }, { client, tracer }) {
    const { bytes, wireBytes, checksum } = await visit(client, url, index, { tracer });
    return { bytes, wireBytes, checksum };
  },

  async sum({ from, to }, { tracer, task }) {
    const end = tracer.begin(task, { kind: "working" });
    const sum = sumOfSquares(from, to);
    end();
    return String(sum); // JSON has no BigInt
  },

  /** The parent of a flow: adds up what its children found. */
  async add(_, { tracer, task, children }) {
    const end = tracer.begin(task, { kind: "working" });
    const sums = (await children()) as string[];
    const total = sums.reduce((total, sum) => total + BigInt(sum), 0n);
    end();
    return String(total);
  },

  async wait({ ms }, { tracer, task }) {
    const end = tracer.begin(task);
    await sleep(ms);
    end();
  },

  /** Tells after each step how much is done. */
  async steps({ count, ms }, { tracer, task, progress }) {
    for (let done = 1; done <= count; done++) {
      const end = tracer.begin(task);
      await sleep(ms);
      end();
      await progress((100 * done) / count);
    }
  },

  /** Keeps the thread, so that nothing else runs in this process. */
  async hold({ ms }, { tracer, task }) {
    const end = tracer.begin(task, { kind: "working" });
    blockingSleep(ms);
    end();
  },

  async nothing() {},

  /** Moves money, then writes a receipt, which takes a while. The bank is a folder of payments. */
  async charge({ bank, order, ms }, { tracer, task }) {
    const end = tracer.begin(task);
    await writeFile(join(bank, `${order}, payment ${randomUUID()}`), "paid");
    await sleep(ms);
    end();
  },

  /** The same with a key: the bank keeps one payment under a name, whoever asks how often. */
  async "charge-once"({ bank, order, ms }, { tracer, task }) {
    const end = tracer.begin(task);
    await writeFile(join(bank, order), "paid", { flag: "wx" }).catch((error) => {
      if (error.code !== "EEXIST") throw error;
    });
    await sleep(ms);
    end();
  },
};
