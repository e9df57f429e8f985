export type { Recording } from "./control.js";
export { type Job, type JobKind, jobs, type KeysBy } from "./job.js";
export { type HiddenPool, openPool } from "./open-pool.js";
export { waitedFor } from "./waited-for.js";
