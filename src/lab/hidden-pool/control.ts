import type { Span } from "../trace/index.js";
import type { Job, KeysBy } from "./job.js";

/** What the process is asked to do. */
export interface Request {
  jobs: readonly Job[];
  keysBy: KeysBy;
}

/** What a run recorded, all on one clock. */
export interface Recording {
  /** Each job from the call to its callback, in the order in which they were done; lane: its name. */
  jobs: Span[];
  /** What the pool's threads worked at, as far as Node records it (keys, gzip); lane: the thread. */
  threads: Span[];
}

export type Reply = { recording: Recording } | { error: string };
