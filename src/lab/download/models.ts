import { blocking } from "./blocking.js";
import type { Download } from "./download.js";
import { eventLoop, openEventLoop } from "./event-loop.js";
import type { Pool, PoolOptions } from "./pool.js";
import { openProcesses, processes } from "./processes.js";
import { openProcessesEventLoop, processesEventLoop } from "./processes-event-loop.js";
import type { PromiseName } from "./promises.js";
import { sequential } from "./sequential.js";
import { openThreads, threads } from "./threads.js";
import { openThreadsEventLoop, threadsEventLoop } from "./threads-event-loop.js";
import { unbounded } from "./unbounded.js";

export interface Model {
  /** For people: `threads + event loop`. */
  title: string;
  download: Download;
  /** For models whose start can be paid once for several downloads. */
  open?: (options?: PoolOptions) => Pool;
  /** The promises that the model cannot keep, each with the reason; all others it keeps. `examine` tells. */
  breaks: Partial<Record<PromiseName, string>>;
}

export type ModelName =
  | "blocking"
  | "sequential"
  | "eventLoop"
  | "unbounded"
  | "threads"
  | "threadsEventLoop"
  | "processes"
  | "processesEventLoop";

const oneAtATime = "the next request starts when the one before it has ended";

/** All models, in the order in which a course meets them. */
export const models: Record<ModelName, Model> = {
  blocking: {
    title: "blocking",
    download: blocking,
    breaks: {
      overlapping: oneAtATime,
      stoppable: "the thread waits: it cannot hear of an abort before the last page is there",
      responsive: "the thread waits: nothing else of it runs",
    },
  },
  sequential: {
    title: "sequential",
    download: sequential,
    breaks: { overlapping: oneAtATime },
  },
  eventLoop: {
    title: "event loop",
    download: eventLoop,
    open: openEventLoop,
    breaks: {},
  },
  unbounded: {
    title: "unbounded",
    download: unbounded,
    breaks: {
      bounded: "all requests start at once, however many there are",
      frugal: "everything has started before anything can fail",
      thrifty: "every request finds all connections taken and opens its own",
    },
  },
  threads: { title: "threads", download: threads, open: openThreads, breaks: {} },
  threadsEventLoop: {
    title: "threads + event loop",
    download: threadsEventLoop,
    open: openThreadsEventLoop,
    breaks: {},
  },
  processes: { title: "processes", download: processes, open: openProcesses, breaks: {} },
  processesEventLoop: {
    title: "processes + event loop",
    download: processesEventLoop,
    open: openProcessesEventLoop,
    breaks: {},
  },
};
