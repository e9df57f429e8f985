import { async } from "./async.js";
import type { Compute } from "./compute.js";
import { lockedThreads, openLockedThreads } from "./locked-threads.js";
import type { Pool, PoolOptions } from "./pool.js";
import { openProcesses, processes } from "./processes.js";
import { sequential } from "./sequential.js";
import { openShared, shared } from "./shared.js";
import { sliced } from "./sliced.js";
import { openThreads, threads } from "./threads.js";

export type ModelName =
  | "sequential"
  | "async"
  | "sliced"
  | "threads"
  | "shared"
  | "processes"
  | "lockedThreads";

/** Every model by its name, from the simplest on. */
export const models: Readonly<Record<ModelName, Compute>> = {
  sequential,
  async,
  sliced,
  threads,
  shared,
  processes,
  lockedThreads,
};

/** The warm form of each model that has one. */
export const openers: Readonly<
  Partial<Record<ModelName, (options?: PoolOptions) => Promise<Pool>>>
> = {
  threads: openThreads,
  shared: openShared,
  processes: openProcesses,
  lockedThreads: openLockedThreads,
};
