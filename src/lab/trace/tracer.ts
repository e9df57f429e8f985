import { now } from "../time/index.js";
import type { Span, SpanKind, SpanOutcome } from "./span.js";

export interface SpanStart {
  /** Default: the tracer's own lane. */
  lane?: string;
  /** Default: `waiting`. */
  kind?: SpanKind;
}

/** Ends the span that `begin` opened; a second call changes nothing. */
export type EndSpan = (outcome?: SpanOutcome) => void;

/** Records spans. A tracer that a model did not get costs it nothing: `tracer?.begin(...)`. */
export interface Tracer {
  /** What was recorded, in the order in which the spans ended. */
  readonly spans: readonly Span[];
  /** Opens a span now; it is recorded when the function that comes back is called. */
  begin(task: string, start?: SpanStart): EndSpan;
  /** Takes in what a tracer of another thread or process recorded: all read one clock. */
  add(spans: readonly Span[]): void;
}

/**
 * Makes a tracer.
 *
 * @param lane The lane of spans that name none; default `main`.
 */
export function createTracer(lane = "main"): Tracer {
  const spans: Span[] = [];
  return {
    spans,
    begin(task, { lane: spanLane = lane, kind = "waiting" } = {}) {
      const start = now();
      let open = true;
      return (outcome = "done") => {
        if (!open) return;
        open = false;
        spans.push({ task, lane: spanLane, start, end: now(), kind, outcome });
      };
    },
    add(more) {
      for (const span of more) spans.push(span);
    },
  };
}
