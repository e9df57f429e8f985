import { partition } from "./partition.js";
import type { Range } from "./range.js";

/**
 * Cuts a triangle of numbers into chunks of equally many rows (by one at most). Its first row holds
 * the number 0, the second 1 and 2, the third 3, 4 and 5: each row costs one number more than the
 * row before it, as when each item is compared with all earlier ones.
 *
 * @returns For each chunk the numbers that its rows hold.
 */
export function triangle(rows: number, chunks: number): Range[] {
  return partition(rows, chunks).map(([from, to]) => [numbersAbove(from), numbersAbove(to)]);
}

function numbersAbove(row: number): number {
  return (row * (row + 1)) / 2;
}
