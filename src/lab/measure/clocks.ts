import { performance } from "node:perf_hooks";
import { now } from "../time/index.js";

/** What three clocks say of one run of a program. */
export interface Clocks {
  /** Milliseconds on the clock on the wall. */
  wall: number;
  /** Milliseconds of processor time in the program's own code, over all threads of this process. */
  user: number;
  /** Milliseconds of processor time in the system on the program's behalf. */
  system: number;
  /** Share of the time, 0 to 1, in which this thread's event loop was not waiting for an event. */
  utilisation: number;
}

/**
 * Runs a program once and reads three clocks before and after it: the wall's, the processor's and
 * the event loop's.
 *
 * Whatever else this process does meanwhile is counted too; what child processes do is not.
 *
 * @throws What the program throws.
 */
export async function readClocks(program: () => unknown): Promise<Clocks> {
  const loop = performance.eventLoopUtilization();
  const processor = process.cpuUsage();
  const start = now();
  await program();
  const wall = now() - start;
  const { user, system } = process.cpuUsage(processor);
  const { utilization } = performance.eventLoopUtilization(loop);
  return { wall, user: user / 1000, system: system / 1000, utilisation: utilization };
}
