import { now, sleep } from "../time/index.js";

export interface LoopDelayOptions {
  /**
   * Milliseconds between two looks at the loop; default 10. A single block is seen too short by up to
   * this much; smaller is sharper and costs processor time (at 1 ms about 2 % of a core).
   */
  resolution?: number;
}

/** Watches the event loop of this thread until it is closed. */
export interface LoopWatch {
  /** Begins anew: what was seen before counts no more. */
  begin(): Promise<void>;
  /** The worst delay since, in milliseconds, by which a timer that was due had to wait. */
  worst(): Promise<number>;
  close(): void;
}

/**
 * Watches how late the event loop of this thread gets to a timer that is due.
 *
 * Node's `monitorEventLoopDelay` sees nothing before its second tick, so each run would have to wait
 * for one; this timer ticks on from run to run. `begin` and `worst` let a tick that is overdue happen
 * first, so that a block counts for the run in which it was.
 */
export function watchLoopDelay({ resolution = 10 }: LoopDelayOptions = {}): LoopWatch {
  let last = now();
  let worst = 0;
  const timer = setInterval(() => {
    const at = now();
    worst = Math.max(worst, at - last - resolution);
    last = at;
  }, resolution);
  timer.unref();
  const overdue = async () => {
    await sleep(0);
    await new Promise(setImmediate);
  };
  return {
    async begin() {
      await overdue();
      worst = 0;
    },
    async worst() {
      await overdue();
      return worst;
    },
    close: () => clearInterval(timer),
  };
}
