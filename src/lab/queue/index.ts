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
export { type CreditPort, type CreditPortOptions, creditPort, type Port } from "./credit-port.js";
export { type OpenLoadOptions, openLoad } from "./open-load.js";
export { type Item, type OverloadOptions, overload } from "./overload.js";
export { QueueClosedError, QueueFullError } from "./refusal.js";
export type { Load, LoadOptions, Request, Sample } from "./sample.js";
export {
  createSimulatedServer,
  type SimulatedServer,
  type SimulatedServerOptions,
  type Stall,
} from "./simulated-server.js";
