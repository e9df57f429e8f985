import { checkRange } from "./range.js";

/**
 * Sum of the squares of the numbers from `from` up to, not including, `to`: fast and, past 2^53,
 * WRONG, because a Number then rounds at every addition. `firstWrongSum` says from where on.
 *
 * @param sum What to go on from; default 0. The error of a sum depends on the order of its
 * additions, so a sum taken up again must continue the old one, not be added to it.
 * @throws RangeError unless `0 <= from <= to`, both safe integers.
 */
export function sumOfSquaresByNumber(from: number, to: number, sum = 0): number {
  checkRange("sumOfSquaresByNumber", from, to, Number.MAX_SAFE_INTEGER);
  let total = sum;
  for (let i = from; i < to; i++) total += i * i;
  return total;
}
