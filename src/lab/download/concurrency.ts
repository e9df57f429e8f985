/** Checks a count of requests, threads or processes. @throws RangeError when it is no whole number above 0. */
export function checkCount(name: string, count: number): number {
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new RangeError(`${name} must be a whole number above 0, not ${count}`);
}
