import { createHash } from "node:crypto";
import { sleep } from "../time/index.js";
import { count } from "./probes.js";

/** Steps of computing that take about a millisecond on the machines of today. */
const MILLISECOND = 700_000;

/** Four kinds of calls that are known through and through. */
export const specimens = {
  /** Waits, as for a server that takes its time. */
  async waits(ms: number): Promise<void> {
    await sleep(ms);
  },

  /** Computes for about so many milliseconds. */
  computes(ms: number): void {
    count(ms * MILLISECOND);
  },

  /** Waits for half of the time, and computes for the other half. */
  async both(ms: number): Promise<void> {
    await sleep(ms / 2);
    count((ms / 2) * MILLISECOND);
  },

  /** The hash of a short text: over before a message would have left. */
  tiny(): void {
    createHash("sha1").update("a short text").digest();
  },
};

export type SpecimenName = keyof typeof specimens;

/** One call of a specimen, in a form that can be sent to a thread. */
export function callSpecimen({
  name,
  ms,
}: {
  name: SpecimenName;
  ms: number;
}): void | Promise<void> {
  return specimens[name](ms);
}
