import { checkRange } from "./range.js";

/**
 * Sum of the squares of the numbers from `from` up to, not including, `to`, without adding them:
 * the judge of the other versions.
 *
 * The squares below n sum to (n - 1) n (2n - 1) / 6 (square pyramidal numbers, OEIS A000330).
 *
 * @throws RangeError unless `0 <= from <= to`, both safe integers.
 */
export function sumOfSquaresClosedForm(from: number, to: number): bigint {
  checkRange("sumOfSquaresClosedForm", from, to, Number.MAX_SAFE_INTEGER);
  return below(to) - below(from);
}

function below(end: number): bigint {
  const n = BigInt(end);
  return ((n - 1n) * n * (2n * n - 1n)) / 6n;
}
