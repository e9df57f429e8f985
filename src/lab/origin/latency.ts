import { chance } from "./chance.js";

/**
 * How long something takes, in milliseconds; a number stands for `{ kind: "fixed", ms }`.
 *
 * - `uniform`: anything between `from` and `to` alike;
 * - `exponential`: mean `mean`, the memoryless one of queueing theory;
 * - `log-normal`: half are faster than `median`, one in a hundred is slower than `p99`: a long tail.
 *
 * Every draw is stretched by `OVERLAP_SCALE` and rounded to a whole millisecond, the grain of
 * Node's timers.
 */
export type Latency =
  | number
  | { kind: "fixed"; ms: number }
  | { kind: "uniform"; from: number; to: number }
  | { kind: "exponential"; mean: number }
  | { kind: "log-normal"; median: number; p99: number };

/** The standard normal value that 99 % stay below. */
const Z99 = 2.3263478740408408;

/** Draws a latency in milliseconds, not yet stretched: the same keys draw the same one. */
export function drawLatency(latency: Latency, ...keys: readonly number[]): number {
  if (typeof latency === "number") return latency;
  switch (latency.kind) {
    case "fixed":
      return latency.ms;
    case "uniform":
      return latency.from + (latency.to - latency.from) * chance(...keys);
    case "exponential":
      return -latency.mean * Math.log(1 - chance(...keys));
    case "log-normal": {
      const sigma = Math.log(latency.p99 / latency.median) / Z99;
      return latency.median * Math.exp(sigma * normal(keys));
    }
  }
}

/** What is wrong with a latency, in words that follow its name; nothing when it is right. */
export function latencyFault(latency: Latency): string | undefined {
  const wanted =
    'must be milliseconds or one of { kind: "fixed", ms }, { kind: "uniform", from, to }, ' +
    '{ kind: "exponential", mean }, { kind: "log-normal", median, p99 }';
  const fault = `${wanted}, with times of 0 or more, not ${JSON.stringify(latency)}`;
  if (typeof latency === "number") return isTime(latency) ? undefined : fault;
  switch (latency?.kind) {
    case "fixed":
      return isTime(latency.ms) ? undefined : fault;
    case "uniform":
      return isTime(latency.from) && isTime(latency.to) && latency.from <= latency.to
        ? undefined
        : `${fault}; from may not exceed to`;
    case "exponential":
      return isTime(latency.mean) ? undefined : fault;
    case "log-normal":
      return latency.median > 0 && isTime(latency.p99) && latency.p99 >= latency.median
        ? undefined
        : `${fault}; median must be above 0 and p99 no less`;
    default:
      return fault;
  }
}

function isTime(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

/** Two uniform draws to one normal (Box and Muller, 1958). */
function normal(keys: readonly number[]): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance(...keys, 1)));
  return radius * Math.cos(2 * Math.PI * chance(...keys, 2));
}
