import type { Notebook } from "../notebook/index.js";
import type { Machine } from "./machine.js";

/** A notebook with the outputs of one run. */
export interface Execution {
  /** The notebook as it was given, with outputs and execution counts. */
  notebook: Notebook;
  /** From the start of the kernel to its end. */
  seconds: number;
  /**
   * The share of the processors' time meanwhile, from 0 to 1, that the host of a virtual machine
   * gave to others although it was wanted; 0 where nobody counts it.
   */
  stolen: number;
  /** By cell id; cells that did not run are missing. */
  cellSeconds: Record<string, number>;
  /** Where it ran. */
  machine: Machine;
  /** When it ran, as an ISO 8601 date and time in UTC. */
  date: string;
  /** Whether the outputs were kept from an earlier run. */
  cached: boolean;
}
