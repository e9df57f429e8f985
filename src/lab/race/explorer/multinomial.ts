/**
 * In how many orders tasks can run that take so many steps each and never wait:
 * (a + b + ...)! / (a! b! ...), the multinomial coefficient. Exact.
 *
 * @param steps The number of steps of each task: integers of 0 or more.
 */
export function countSchedules(steps: readonly number[]): bigint {
  let count = 1n;
  let total = 0n;
  for (const own of steps) {
    if (!Number.isInteger(own) || own < 0)
      throw new RangeError(`steps must be integers of 0 or more, not ${own}`);
    // A binomial: the places of one more task among the others; in this order every division is exact.
    for (let i = 1n; i <= BigInt(own); i++) {
      total += 1n;
      count = (count * total) / i;
    }
  }
  return count;
}
