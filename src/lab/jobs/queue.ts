import type { JobData, JobName } from "./handlers.js";

// What lessons and tests use of BullMQ's classes. The objects are BullMQ's own; its declarations,
// with those of its drivers, would have to be read anew at each cell of a notebook.

/** What can be asked for beside a job's name and data. */
export interface JobOptions {
  /** How many times it may be tried; default 1. */
  attempts?: number;
  /** The pause before the next try, in milliseconds; `exponential` doubles it each time. */
  backoff?: { type: "fixed" | "exponential"; delay: number };
  /** Milliseconds until it may be taken; default 0. */
  delay?: number;
  /** From 1, the first to be taken, up; jobs without a priority come before all others. */
  priority?: number;
  /** An id of one's own: a job whose id is there already is not added. */
  jobId?: string;
}

/** A job as it was when it was read: BullMQ's `Job`. */
export interface QueuedJob {
  id?: string;
  name: string;
  data: object;
  progress: unknown;
  /** What the handler returned. */
  returnvalue: unknown;
  failedReason: string;
  /** How many tries have ended. */
  attemptsMade: number;
  /** How many times a worker has begun it. */
  attemptsStarted: number;
  /** How many times its lock expired while it was under way. */
  stalledCounter: number;
  /** When it was done or had failed for good. */
  finishedOn?: number;
  getState(): Promise<string>;
}

/** A name on the server, under which jobs wait: BullMQ's `Queue`. */
export interface JobQueue {
  add<Name extends JobName>(name: Name, data: JobData[Name], opts?: JobOptions): Promise<QueuedJob>;
  addBulk(
    jobs: { name: JobName; data: JobData[JobName]; opts?: JobOptions }[],
  ): Promise<QueuedJob[]>;
  getJob(id: string): Promise<QueuedJob | undefined>;
  getJobCounts(...states: JobState[]): Promise<Record<string, number>>;
  /** No job is taken until `resume`. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** At most `max` jobs are begun in `duration` milliseconds, by all workers together. */
  setGlobalRateLimit(max: number, duration: number): Promise<number>;
  removeGlobalRateLimit(): Promise<number>;
}

export type JobState =
  | "waiting"
  | "prioritized"
  | "delayed"
  | "waiting-children"
  | "active"
  | "completed"
  | "failed";

/** A job that waits for others, which may wait for others. */
export interface FlowNode {
  name: JobName;
  queueName: string;
  data: JobData[JobName];
  children?: FlowNode[];
}

/** Adds jobs that wait for each other: BullMQ's `FlowProducer`. */
export interface Flow {
  add(node: FlowNode): Promise<{ job: QueuedJob }>;
}
