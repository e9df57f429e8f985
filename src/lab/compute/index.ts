export { async } from "./async.js";
export { type Capabilities, capabilities } from "./capabilities.js";
export type { Compute, ComputeOptions } from "./compute.js";
export {
  type Courier,
  openProcessCourier,
  openThreadCourier,
  type Parcel,
} from "./courier.js";
export {
  acquire,
  createInterpreterLock,
  handOver,
  type InterpreterLock,
  isWanted,
  release,
} from "./interpreter-lock.js";
export { type LockedOptions, lockedThreads, openLockedThreads } from "./locked-threads.js";
export { type ModelName, models, openers } from "./models.js";
export type { Pool, PoolOptions } from "./pool.js";
export { openProcesses, type ProcessPool, processes } from "./processes.js";
export { type ScheduleOptions, schedule } from "./schedule.js";
export { sequential } from "./sequential.js";
export { openShared, type SharedOptions, shared } from "./shared.js";
export { type SlicedOptions, sliced } from "./sliced.js";
export { describeTask, type ResultOf, type Task, task } from "./task.js";
export { TaskLostError } from "./task-lost-error.js";
export { openThreads, type ThreadPool, threads } from "./threads.js";
