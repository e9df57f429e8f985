import { now } from "../time/index.js";
import { resetPeak, residentOf } from "./children.js";

/** Watches the memory of this process. */
export interface PeakWatch {
  /** Bytes held when the watch began. */
  readonly start: number;
  /** Whether the system keeps the record, so that no samples are needed. */
  readonly exact: boolean;
  sample(): void;
  /** The peak in bytes; NaN when samples lay so far apart that it may have been missed. */
  end(): number;
}

/**
 * Begins to watch the peak memory of this process.
 *
 * Linux can be told to begin its record anew. Elsewhere the record is the peak of the process's whole
 * life: if it rose, it is the answer; if it did not, the samples must do.
 *
 * @param interval Milliseconds between the samples that the caller takes.
 */
export function watchOwnPeak(interval: number): PeakWatch {
  const exact = resetPeak(process.pid);
  const start = process.memoryUsage.rss();
  const record = process.resourceUsage().maxRSS;
  let sampled = start;
  let last = now();
  let widest = 0;
  const sample = () => {
    sampled = Math.max(sampled, process.memoryUsage.rss());
    widest = Math.max(widest, now() - last);
    last = now();
  };
  const end = () => {
    sample();
    const kernel = exact ? residentOf(process.pid)?.peak : undefined;
    if (kernel !== undefined) return kernel;
    const { maxRSS } = process.resourceUsage();
    if (maxRSS > record) return maxRSS * 1024;
    return widest <= 4 * interval ? sampled : Number.NaN;
  };
  return { start, exact, sample, end };
}
