export { type AsyncCountOptions, countOverAwait } from "./async-counter.js";
export {
  type AcquireOptions,
  type AsyncMutex,
  createAsyncMutex,
  type Release,
} from "./async-mutex.js";
export type { Breakage, BreakageKind } from "./explorer/breakage.js";
export { describeTree } from "./explorer/describe-tree.js";
export {
  type BreakingSchedule,
  type Exploration,
  type ExploreOptions,
  explore,
} from "./explorer/explore.js";
export type { Choice } from "./explorer/machine.js";
export { countSchedules } from "./explorer/multinomial.js";
export {
  type Announcement,
  type Check,
  type Program,
  type Task,
  type Until,
  until,
} from "./explorer/program.js";
export { type Replay, type ReplayOptions, replay, type TraceStep } from "./explorer/replay.js";
export { countSwitches } from "./explorer/switches.js";
export { describeReplay } from "./explorer/trace.js";
export { type ScheduleNode, scheduleTree } from "./explorer/tree.js";
export { LockTimeoutError } from "./futex.js";
export { createMutex, type LockOptions, type Mutex } from "./mutex.js";
export { checkThenAct, checkThenActFixed, type Train } from "./programs/check-then-act.js";
export { lostUpdate, lostUpdateFixed } from "./programs/lost-update.js";
export { type TwoLocks, twoLocks, twoLocksFixed } from "./programs/two-locks.js";
export { createReentrantMutex, type ReentrantMutex, reentrantWords } from "./reentrant-mutex.js";
export { createSemaphore, type Semaphore } from "./semaphore.js";
export { countInThreads, type ThreadCount, type ThreadCountOptions } from "./thread-counter.js";
export type { Way } from "./ways.js";
export {
  NoWebLocksError,
  type WebLockOptions,
  type WebLockRequest,
  type WebLocks,
  webLocks,
  withWebLock,
} from "./web-locks.js";
