import { checkRange } from "./range.js";

/**
 * Sum of the squares of the numbers from `from` up to, not including, `to`: exact and slow, since
 * every step makes BigInts.
 *
 * @throws RangeError unless `0 <= from <= to`, both safe integers.
 */
export function sumOfSquaresByBigInt(from: number, to: number): bigint {
  checkRange("sumOfSquaresByBigInt", from, to, Number.MAX_SAFE_INTEGER);
  let sum = 0n;
  for (let i = from; i < to; i++) {
    const n = BigInt(i);
    sum += n * n;
  }
  return sum;
}
