import { monitorEventLoopDelay } from "node:perf_hooks";
import { sleep } from "../time/index.js";

export interface LoopDelayOptions {
  /**
   * Milliseconds between two looks at the loop; default 10. A single block is seen too short by up to
   * this much; smaller is sharper and costs processor time (at 1 ms about 2 % of a core).
   */
  resolution?: number;
}

/** Watches the event loop of this thread until it is stopped. */
export interface LoopWatch {
  /** Ends the watch; gives the worst delay, in milliseconds, by which a timer that was due had to wait. */
  stop(): Promise<number>;
}

/**
 * Watches how late the event loop of this thread gets to a timer that is due.
 *
 * Node's `monitorEventLoopDelay` notes the time from one tick of its timer to the next. So its
 * readings start at the resolution, which is taken off here, and it sees nothing before its second
 * tick: a block that starts at once would be missed. This function resolves when the first tick has
 * been, and `stop` lets a tick that is overdue happen before it reads.
 */
export async function watchLoopDelay({
  resolution = 10,
}: LoopDelayOptions = {}): Promise<LoopWatch> {
  const histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
  await sleep(resolution + 2);
  const read = async () => {
    await sleep(0);
    await new Promise(setImmediate);
    histogram.disable();
    return histogram.count === 0 ? 0 : Math.max(0, histogram.max / 1e6 - resolution);
  };
  let worst: Promise<number> | undefined;
  return {
    stop() {
      worst ??= read();
      return worst;
    },
  };
}
