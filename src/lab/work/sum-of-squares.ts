import { checkRange } from "./range.js";

/** Up to here the halves of a number have 16 bits each, and {@link FLUSH} squares add up exactly. */
export const LIMIT = 2 ** 32;

/** 2^21 summands below 2^32 stay below 2^53, the last whole number that Number can count to. */
const FLUSH = 2 ** 21;

/**
 * Sum of the squares of the numbers from `from` up to, not including, `to`: exact and fast.
 *
 * Each number is split into a high and a low half, so that its square is high² + 2 high low + low²
 * as in school multiplication. Each of the three is summed as a Number without a rounding, and the
 * three sums are flushed into a BigInt before any of them could round.
 *
 * @throws RangeError unless `0 <= from <= to <= 2^32`.
 */
export function sumOfSquares(from: number, to: number): bigint {
  checkRange("sumOfSquares", from, to, LIMIT);
  let sum = 0n;
  for (let start = from; start < to; start += FLUSH) {
    const end = Math.min(to, start + FLUSH);
    let highs = 0;
    let mixed = 0;
    let lows = 0;
    for (let i = start; i < end; i++) {
      const low = i & 0xffff;
      const high = i - low;
      highs += high * high;
      mixed += high * low;
      lows += low * low;
    }
    sum += BigInt(highs) + 2n * BigInt(mixed) + BigInt(lows);
  }
  return sum;
}
