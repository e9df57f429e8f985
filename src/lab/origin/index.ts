export type { PageOverrides } from "./address.js";
export { chance } from "./chance.js";
export { OriginError } from "./channel.js";
export type { ExpectedPage } from "./expected.js";
export { type FailureKind, type FailureRule, failureKinds } from "./failure.js";
export type { Arrival, Gauges } from "./gauges.js";
export { drawLatency, type Latency } from "./latency.js";
export type { OriginOptions, Protocol } from "./options.js";
export { type Origin, startOrigin, withOrigin } from "./start.js";
