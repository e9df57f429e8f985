import type { Job } from "bullmq";
// Not by way of the folder's index: a worker need not load what all the models are made of.
import { createClient } from "../download/client.js";
import { now } from "../time/index.js";
import { createTracer, type Span } from "../trace/index.js";
import { Worker } from "./bullmq.js";
import { engineOptions } from "./engine.js";
import { type Context, handlers, type JobName } from "./handlers.js";
import type { QueueAddress } from "./queue-url.js";

/** Settings of BullMQ's Worker that lessons change. */
export interface WorkerSettings {
  /** Jobs at one time; default 1. */
  concurrency?: number;
  /** Milliseconds until a job counts as given up, unless its worker renews the lock; default 30,000. */
  lockDuration?: number;
  /** Milliseconds from one look for jobs without a lock to the next; default 30,000. */
  stalledInterval?: number;
  /** How often a job may be begun again after its lock has expired; default 1. */
  maxStalledCount?: number;
}

export interface WorkerPlan {
  address: QueueAddress;
  space: string;
  queue: string;
  /** Its name: the lane of its spans. */
  name: string;
  settings: WorkerSettings;
}

/** One start of a job. A job that is tried again, or given to another worker, has several. */
export interface Run {
  job: string;
  task: string;
  /** Which start of this job it is, from 1, over all workers. */
  start: number;
  worker: string;
  /** The worker, with the slot where it has several. */
  lane: string;
  /** Milliseconds on the machine's clock. */
  at: number;
}

/** What a worker tells of its work. */
export interface Listener {
  onBegin?(run: Run): void;
  onEnd?(run: Run, outcome: "done" | "failed", spans: readonly Span[], reason?: string): void;
  onError?(error: Error): void;
}

export interface RunningWorker {
  /** Takes no further job, waits for those under way, and lets go of the server. */
  close(): Promise<void>;
}

/** Runs jobs of a queue in this process, as many at a time as `concurrency` says (default 1). */
export async function runWorker(plan: WorkerPlan, listener: Listener = {}): Promise<RunningWorker> {
  const { concurrency = 1 } = plan.settings;
  const { options, factory } = engineOptions(plan.address, plan.space, {
    connections: concurrency + 2,
    staysAlive: true,
  });
  const client = createClient(concurrency);
  const slots = new Set<number>();

  async function process(job: Job): Promise<unknown> {
    let slot = 1;
    while (slots.has(slot)) slot++;
    slots.add(slot);
    const lane = concurrency === 1 ? plan.name : `${plan.name} slot ${slot}`;
    const tracer = createTracer(lane);
    const run: Run = {
      job: job.id!,
      task: taskOf(job),
      start: job.attemptsStarted,
      worker: plan.name,
      lane,
      at: now(),
    };
    listener.onBegin?.(run);
    const context: Context = {
      client,
      tracer: { ...tracer, begin: (task, start) => tracer.begin(task, { ...start, lane }) },
      task: run.task,
      progress: (percent) => job.updateProgress(percent),
      children: async () => Object.values(await job.getChildrenValues()),
    };
    try {
      const handler = handlers[job.name as JobName] as (data: unknown, c: Context) => unknown;
      if (handler === undefined) throw new Error(`no worker here knows a job "${job.name}"`);
      const result = await handler(job.data, context);
      listener.onEnd?.(run, "done", tracer.spans);
      return result;
    } catch (error) {
      listener.onEnd?.(run, "failed", tracer.spans, String(error));
      throw error;
    } finally {
      slots.delete(slot);
    }
  }

  const worker = new Worker(plan.queue, process, { ...options, ...plan.settings }, factory);
  worker.on("error", (error) => listener.onError?.(error));
  await worker.waitUntilReady();
  return {
    async close() {
      await worker.close();
      await client.destroy();
    },
  };
}

function taskOf({ name, id, data }: Job): string {
  if (typeof data.label === "string") return data.label;
  if (typeof data.order === "string") return data.order;
  return name === "download" ? `page ${data.index}` : `${name} ${id}`;
}
