export { type ArrivalOptions, exponential, poissonArrivals, uniformArrivals } from "./arrivals.js";
export type {
  BoundedQueue,
  FullPolicy,
  QueueCounts,
  QueueOptions,
  WaitOptions,
} from "./bounded-queue.js";
export { type ClosedLoadOptions, closedLoad } from "./closed-load.js";
export { createQueue } from "./create-queue.js";
export { type OpenLoadOptions, openLoad } from "./open-load.js";
export { QueueClosedError, QueueFullError } from "./refusal.js";
export type { Load, LoadOptions, Request, Sample } from "./sample.js";
export {
  createSimulatedServer,
  type SimulatedServer,
  type SimulatedServerOptions,
  type Stall,
} from "./simulated-server.js";
