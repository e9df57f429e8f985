/** @throws RangeError unless n is a whole number from 0 to `limit`. */
export function checkIndex(who: string, n: number, limit: number): void {
  if (Number.isSafeInteger(n) && 0 <= n && n <= limit) return;
  throw new RangeError(`${who}: expected a whole number from 0 to ${limit}, got ${n}`);
}
