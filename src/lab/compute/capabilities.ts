import type { ModelName } from "./models.js";

/** What a model promises beyond the contract. */
export interface Capabilities {
  /** Several tasks of one call are in progress at a time. */
  readonly interleaves: boolean;
  /** Several tasks of one call run at the same moment, each on a processor of its own. */
  readonly parallel: boolean;
  /** The caller's event loop turns while tasks are computed. */
  readonly responsive: boolean;
  /** An abort that comes from the caller's event loop stops the task that is in progress. */
  readonly abortsInMidTask: boolean;
  /** A task in progress sees what the caller changes meanwhile in an argument on a SharedArrayBuffer. */
  readonly sharesMemory: boolean;
  /** Its start-up can be paid once, by `open...`, and used for many calls. */
  readonly canBeWarm: boolean;
}

/** Which model keeps which promise. The tests hold it to every entry, to the `false` ones too. */
export const capabilities: Readonly<Record<ModelName, Capabilities>> = {
  sequential: {
    interleaves: false,
    parallel: false,
    responsive: false,
    abortsInMidTask: false,
    sharesMemory: false,
    canBeWarm: false,
  },
  async: {
    interleaves: false,
    parallel: false,
    responsive: false,
    abortsInMidTask: false,
    sharesMemory: false,
    canBeWarm: false,
  },
  sliced: {
    interleaves: false,
    parallel: false,
    responsive: true,
    abortsInMidTask: true,
    sharesMemory: true,
    canBeWarm: false,
  },
  threads: {
    interleaves: true,
    parallel: true,
    responsive: true,
    abortsInMidTask: true,
    sharesMemory: true,
    canBeWarm: true,
  },
  shared: {
    interleaves: true,
    parallel: true,
    responsive: true,
    abortsInMidTask: true,
    sharesMemory: true,
    canBeWarm: true,
  },
  processes: {
    interleaves: true,
    parallel: true,
    responsive: true,
    abortsInMidTask: true,
    sharesMemory: false,
    canBeWarm: true,
  },
  lockedThreads: {
    interleaves: true,
    parallel: false,
    responsive: true,
    abortsInMidTask: true,
    sharesMemory: true,
    canBeWarm: true,
  },
};
