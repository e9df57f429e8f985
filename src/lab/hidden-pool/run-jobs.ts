import { createTracer, type Tracer } from "../trace/index.js";
import type { Recording, Request } from "./control.js";
import type { Job } from "./job.js";
import { starts } from "./jobs.js";
import { keysByWorker } from "./keys-by-worker.js";
import { watchThreads } from "./watch-threads.js";

/**
 * Starts all jobs in their order, without a pause between them, and records when each is done.
 *
 * @param threads How many threads the pool of this process has.
 */
export async function runJobs({ jobs, keysBy }: Request, threads: number): Promise<Recording> {
  const tracer = createTracer();
  const stop = await watchThreads();
  const keys = keysBy === "pool" ? [] : jobs.filter(({ kind }) => kind === "key");
  const others = jobs.filter((job) => !keys.includes(job));
  const all: Promise<void>[] = [];
  if (keysBy === "limit") all.push(atMost(Math.max(1, threads - 1), keys, tracer));
  if (keysBy.startsWith("worker")) {
    const byWorker = await keysByWorker(keys, keysBy === "worker-sync", tracer);
    all.push(byWorker.done);
  }
  for (const job of others) all.push(start(job, tracer));
  const outcomes = await Promise.allSettled(all);
  const spans = await stop();
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  return { jobs: [...tracer.spans], threads: named(spans, jobs) };
}

function start(job: Job, tracer: Tracer): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = tracer.begin(job.name, { lane: job.name });
    starts[job.kind](job, (error) => {
      end(error ? "failed" : "done");
      if (error) reject(error);
      else resolve();
    });
  });
}

async function atMost(limit: number, jobs: readonly Job[], tracer: Tracer): Promise<void> {
  const left = jobs.values();
  const slot = async () => {
    for (const job of left) await start(job, tracer);
  };
  await Promise.all(Array.from({ length: limit }, slot));
}

/** The pool takes keys in the order in which they were asked for, so the nth that begins is the nth. */
function named(spans: Recording["threads"], jobs: readonly Job[]): Recording["threads"] {
  const keys = jobs.filter(({ kind }) => kind === "key").map(({ name }) => name);
  return [...spans]
    .sort((a, b) => a.start - b.start)
    .map((span) => ({ ...span, task: span.task === "crypto" ? (keys.shift() ?? "key") : "gzip" }));
}
