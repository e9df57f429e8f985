import { startChildren } from "./child-crew.js";
import { dispatch } from "./dispatch.js";
import { cold, type Pool, type PoolOptions, toPool } from "./pool.js";

/** Warm processes; the pids tell whose memory and processor time to add up. */
export interface ProcessPool extends Pool {
  /** The process ids of the children that are alive now. */
  pids(): number[];
}

/** Starts child processes that wait for tasks: the warm form of {@link processes}. */
export async function openProcesses(options: PoolOptions = {}): Promise<ProcessPool> {
  const crew = await startChildren(new URL("./processes.child.js", import.meta.url), options);
  const { workers, close, pids } = crew;
  const compute: Pool["compute"] = (tasks, options) => dispatch(tasks, workers, crew.ask, options);
  return { ...toPool({ workers, compute, close }), pids };
}

/**
 * Child processes: each is a whole Node with a memory of its own. Arguments and results are
 * written to a pipe and read from it, so nothing can be shared.
 */
export const processes = cold(openProcesses);
