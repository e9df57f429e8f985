export { type Bank, openBank } from "./bank.js";
export {
  type ConnectOptions,
  connect,
  type JobServer,
  jobsAvailable,
  type WorkersOptions,
} from "./connect.js";
export { drained } from "./drained.js";
export { type FinishedOptions, finished } from "./finished.js";
export type { JobData, JobName } from "./handlers.js";
export type { Flow, FlowNode, JobOptions, JobQueue, JobState, QueuedJob } from "./queue.js";
export { type Engine, type QueueAddress, toQueueAddress } from "./queue-url.js";
export {
  type Listener,
  type Run,
  type RunningWorker,
  runWorker,
  type WorkerPlan,
  type WorkerSettings,
} from "./run-worker.js";
export type { EndedRun, WorkerProcess } from "./worker-process.js";
