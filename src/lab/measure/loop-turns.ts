import { performance } from "node:perf_hooks";

/**
 * How often the event loop of this thread has turned since it began. Between two readings without a
 * turn no timer, no socket and no file had its say: only the code that was running, and promise jobs.
 */
export function loopTurns(): number {
  return performance.nodeTiming.uvMetricsInfo.loopCount;
}
