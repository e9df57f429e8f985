/**
 * Cuts a list into so many chunks of neighbours, whose lengths differ by at most one; the first are
 * the longer ones. With fewer items than chunks the last are empty.
 */
export function chunks<T>(items: readonly T[], count: number): T[][] {
  const from = (i: number) =>
    i * Math.floor(items.length / count) + Math.min(i, items.length % count);
  return Array.from({ length: count }, (_, i) => items.slice(from(i), from(i + 1)));
}
