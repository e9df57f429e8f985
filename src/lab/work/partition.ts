import { checkRange, type Range } from "./range.js";

/**
 * Splits the numbers from `from` up to, not including, `to` into `parts` ranges that follow each
 * other without gap or overlap.
 *
 * There are always exactly `parts` of them. Their lengths differ by one at most, the longer ones
 * come first; with more parts than numbers the last ones are empty.
 *
 * @throws RangeError unless `0 <= from <= to` and `parts` is a whole number above 0.
 */
export function partitionRange(from: number, to: number, parts: number): Range[] {
  checkRange("partitionRange", from, to, Number.MAX_SAFE_INTEGER);
  if (!Number.isSafeInteger(parts) || parts < 1) {
    throw new RangeError(`partitionRange: expected a whole number of parts above 0, got ${parts}`);
  }
  // Not from + i * count / parts: that product leaves the safe integers for large ranges.
  const longer = (to - from) % parts;
  const length = (to - from - longer) / parts;
  return Array.from({ length: parts }, (_, part) => {
    const start = from + part * length + Math.min(part, longer);
    return [start, start + length + (part < longer ? 1 : 0)] as const;
  });
}

/** Splits the numbers below `n` into `parts` ranges, as {@link partitionRange} does. */
export function partition(n: number, parts: number): Range[] {
  return partitionRange(0, n, parts);
}
