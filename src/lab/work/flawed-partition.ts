import { checkRange, type Range } from "./range.js";

/**
 * A WRONG partition, as a published comparison of sequential, threaded and multi-process sums used
 * it (`csdn` of the audit): the last part ends at -1, which in a slice means "all but the last
 * element". So the last number is in no part, every version agrees, and every sum is short by
 * (n - 1)².
 *
 * All parts but the last have floor(n / parts) numbers; the last one takes the rest.
 *
 * @throws RangeError for one part: the original looks for the end of the part before the last one.
 */
export function flawedPartition(n: number, parts: number): Range[] {
  checkRange("flawedPartition", 0, n, Number.MAX_SAFE_INTEGER);
  if (!Number.isSafeInteger(parts) || parts < 2) {
    throw new RangeError(`flawedPartition: expected a whole number of parts above 1, got ${parts}`);
  }
  const length = Math.floor(n / parts);
  const before = Array.from({ length: parts - 1 }, (_, part): Range => {
    return [part * length, (part + 1) * length];
  });
  const start = (parts - 1) * length;
  return [...before, [start, Math.max(start, n - 1)]];
}
