import type { Span } from "../../trace/index.js";

/** So many spans are drawn one by one; more would make drawings too large for a page. */
export const mostSpans = 1000;

/**
 * Joins neighbours of one row, in order of their starts, that are shorter than `shortest` ms each and
 * less than that apart: they could not be told apart. What did not end well stays alone.
 */
export function fuse(spans: readonly Span[], shortest: number): Span[] {
  const runs: { span: Span; first: string }[] = [];
  for (const span of spans) {
    const run = runs.at(-1);
    if (run && joins(run.span, span, shortest)) {
      const task = `${run.first} to ${span.task}`;
      run.span = { ...run.span, task, end: Math.max(run.span.end, span.end) };
    } else runs.push({ span, first: span.task });
  }
  return runs.map(({ span }) => span);
}

function joins(before: Span, span: Span, shortest: number) {
  return (
    before.kind === span.kind &&
    before.outcome === "done" &&
    span.outcome === "done" &&
    span.end - span.start < shortest &&
    Math.abs(span.start - before.end) < shortest
  );
}
