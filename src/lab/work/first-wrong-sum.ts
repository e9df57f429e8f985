/** Where Number stops being exact. */
export interface WrongSum {
  /** The smallest n for which the sum of the squares below n comes out wrong. */
  n: number;
  byNumber: number;
  exact: bigint;
}

/**
 * Finds the smallest n for which `sumOfSquaresByNumber(0, n)` is not the exact sum, by adding up
 * both ways until they part.
 */
export function firstWrongSum(): WrongSum {
  let byNumber = 0;
  let exact = 0n;
  for (let i = 0; ; i++) {
    byNumber += i * i;
    exact += BigInt(i) * BigInt(i);
    if (BigInt(byNumber) !== exact) return { n: i + 1, byNumber, exact };
  }
}
