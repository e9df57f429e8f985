import { availableParallelism } from "node:os";
import type { PoolOptions } from "./pool.js";

/** Checks a number of requests, threads or processes. @throws RangeError when it is no whole number above 0. */
export function checkCount(name: string, count: number): number {
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new RangeError(`${name} must be a whole number above 0, not ${count}`);
}

/** How many of a pool's slots a download uses. @throws RangeError when it asks for more than there are. */
export function slotsOf(size: number, wanted = size): number {
  if (checkCount("concurrency", wanted) <= size) return wanted;
  throw new RangeError(`concurrency must be at most the pool's ${size}, not ${wanted}`);
}

/** How many workers share how many requests in flight. @throws RangeError when a number is not above 0. */
export function sharedBy({ concurrency = 100, workers = availableParallelism() }: PoolOptions) {
  const total = checkCount("concurrency", concurrency);
  return { concurrency: total, workers: Math.min(checkCount("workers", workers), total) };
}
