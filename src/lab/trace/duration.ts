import type { Span } from "./span.js";

/** Milliseconds from the first start to the last end; 0 where nothing was recorded. */
export function duration(spans: readonly Span[]): number {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { start, end } of spans) {
    first = Math.min(first, start);
    last = Math.max(last, end);
  }
  return Math.max(0, last - first);
}
