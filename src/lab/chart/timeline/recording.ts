import { peak, type Span } from "../../trace/index.js";

/** Spans of one run, from its first start on. */
export interface Recording {
  /** Empty where the chart shows one run only. */
  name: string;
  /** In ms from the first start of this recording, in order of their starts. */
  spans: readonly Span[];
  /** From the first start to the last end. */
  total: number;
  peak: number;
  /** How many different tasks there are, without the moments. */
  tasks: number;
  /** How many spans have no length: heartbeats and the like. */
  moments: number;
  waiting: number;
  working: number;
  failed: number;
  cancelled: number;
}

export type Spans = readonly Span[] | Readonly<Record<string, readonly Span[]>>;

/**
 * Checks spans and sets each recording's first start to 0.
 *
 * @throws RangeError naming the argument where there is no span or a time is not one.
 */
export function toRecordings(spans: Spans): Recording[] {
  if (isList(spans)) return [toRecording("", spans, "spans")];
  const names = Object.keys(spans);
  if (names.length === 0) throw new RangeError("timeline: spans has no recording, expected one");
  return names.map((name) => toRecording(name, spans[name]!, `spans[${JSON.stringify(name)}]`));
}

function isList(spans: Spans): spans is readonly Span[] {
  return Array.isArray(spans);
}

function toRecording(name: string, spans: readonly Span[], argument: string): Recording {
  if (!Array.isArray(spans) || spans.length === 0)
    throw new RangeError(`timeline: ${argument} has no span, expected at least one`);
  for (const [i, span] of spans.entries()) check(span, `${argument}[${i}]`);
  const first = spans.reduce(
    (least, { start }) => Math.min(least, start),
    Number.POSITIVE_INFINITY,
  );
  const own = [...spans]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((span) => ({ ...span, start: span.start - first, end: span.end - first }));
  const time = (kind: Span["kind"]) =>
    own.reduce((sum, span) => sum + (span.kind === kind ? span.end - span.start : 0), 0);
  const ended = (outcome: Span["outcome"]) => own.filter((s) => s.outcome === outcome).length;
  return {
    name,
    spans: own,
    total: own.reduce((last, { end }) => Math.max(last, end), 0),
    peak: peak(own),
    tasks: tasksOf(own),
    moments: own.filter(isMoment).length,
    waiting: time("waiting"),
    working: time("working"),
    failed: ended("failed"),
    cancelled: ended("cancelled"),
  };
}

/** How many different tasks there are among the spans, without the moments. */
export function tasksOf(spans: readonly Span[]): number {
  return new Set(spans.filter((span) => !isMoment(span)).map(({ task }) => task)).size;
}

function isMoment({ start, end }: Span) {
  return start === end;
}

function check({ start, end }: Span, argument: string) {
  for (const [name, value] of Object.entries({ start, end })) {
    if (!Number.isFinite(value))
      throw new RangeError(`timeline: ${argument}.${name} is ${value}, expected finite ms`);
  }
  if (end < start)
    throw new RangeError(
      `timeline: ${argument}.end is ${end}, expected no less than its start, ${start}`,
    );
}
