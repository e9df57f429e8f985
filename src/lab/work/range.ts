/** The whole numbers from `from` up to, not including, `to`. */
export type Range = readonly [from: number, to: number];

/**
 * Says in one line what is wrong with a range.
 *
 * @param who The function that was asked, for the message.
 * @throws RangeError unless both are whole numbers and `0 <= from <= to <= limit`.
 */
export function checkRange(who: string, from: number, to: number, limit: number): void {
  if (Number.isSafeInteger(from) && Number.isSafeInteger(to) && 0 <= from && from <= to) {
    if (to <= limit) return;
  }
  throw new RangeError(
    `${who}: expected whole numbers 0 <= from <= to <= ${limit}, got from ${from}, to ${to}`,
  );
}
