import { checkRange } from "./range.js";

/** Up to here both halves of a number have 16 bits. */
export const LIMIT = 2 ** 32;

const HALF = 2 ** 16;

/**
 * Sum of the squares of the numbers from `from` up to, not including, `to`: exact and fast.
 *
 * Each number is split into a high and a low half, so that its square is high² + 2 high low + low²
 * as in school multiplication. Numbers with the same high half are taken together: of them only the
 * lows and their squares have to be added up one by one, as Numbers and without a rounding, since
 * 2^16 squares below 2^32 stay below 2^53. The rest is done in BigInt, once in 65,536 numbers.
 *
 * @throws RangeError unless `0 <= from <= to <= 2^32`.
 */
export function sumOfSquares(from: number, to: number): bigint {
  checkRange("sumOfSquares", from, to, LIMIT);
  let sum = 0n;
  for (let start = from; start < to; ) {
    const first = start % HALF;
    const high = start - first;
    const end = Math.min(to - high, HALF);
    let lows = 0;
    let squares = 0;
    for (let low = first; low < end; low++) {
      lows += low;
      squares += low * low;
    }
    const h = BigInt(high);
    sum += BigInt(end - first) * h * h + 2n * h * BigInt(lows) + BigInt(squares);
    start = high + end;
  }
  return sum;
}
