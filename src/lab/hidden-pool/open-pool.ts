import { startChild } from "../compute/child.js";
import type { Recording, Reply, Request } from "./control.js";
import type { Job, KeysBy } from "./job.js";

/** A process of its own, with a libuv pool of a known size, in which jobs can be watched. */
export interface HiddenPool {
  /** How many threads its pool has. */
  readonly size: number;
  readonly pid: number;
  /**
   * Asks for all jobs at once, in their order, and records when each is done. One run at a time.
   *
   * @param keysBy Who derives the keys; default `pool`.
   * @throws Error when a job fails, or when the run takes longer than the time limit; the process
   *   is ended then.
   */
  run(jobs: readonly Job[], keysBy?: KeysBy): Promise<Recording>;
  /** Ends the process and waits until it is gone. */
  close(): Promise<void>;
}

/** Milliseconds that one run may take. */
const LIMIT = 20_000;

/**
 * Starts a process whose pool has `size` threads. The size is read once, before the first job, so
 * it cannot be changed later, nor from within.
 *
 * @param size From 1 to 1024, as libuv allows.
 */
export async function openPool(size: number): Promise<HiddenPool> {
  if (!Number.isInteger(size) || size < 1 || size > 1024) {
    throw new RangeError(`openPool: size must be a whole number from 1 to 1024, not ${size}`);
  }
  const file = new URL("./pool.child.js", import.meta.url);
  const child = await startChild(file, `pool of ${size}`, { UV_THREADPOOL_SIZE: String(size) });
  return {
    size,
    pid: child.pid,
    async run(jobs, keysBy = "pool") {
      const request: Request = { jobs, keysBy };
      const reply = await child
        .ask<Reply>(request, AbortSignal.timeout(LIMIT))
        .catch(async (error) => {
          await child.end();
          throw error;
        });
      if ("error" in reply) throw new Error(`pool of ${size}: ${reply.error}`);
      return reply.recording;
    },
    close: () => child.end(),
  };
}
