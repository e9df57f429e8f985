import { writeFile } from "node:fs/promises";
import type { Span } from "./span.js";

/** A span as a "complete" event: when it began and how long it took, in microseconds. */
export interface ChromeSpanEvent {
  name: string;
  /** The span's kind; the viewers filter by it. */
  cat: string;
  ph: "X";
  ts: number;
  dur: number;
  pid: number;
  tid: number;
  args: { outcome: string };
}

/** Names the process or a row, or says where the row stands. */
export interface ChromeMetadataEvent {
  name: "process_name" | "thread_name" | "thread_sort_index";
  ph: "M";
  pid: number;
  tid: number;
  args: { name: string } | { sort_index: number };
}

/** A trace in the JSON object form of the Trace Event Format. */
export interface ChromeTrace {
  traceEvents: (ChromeMetadataEvent | ChromeSpanEvent)[];
  displayTimeUnit: "ms";
}

export interface ChromeTraceOptions {
  /** What the group of all rows is called; default `overlap`. */
  name?: string;
}

/** A row of the viewer: the format calls it a thread. */
interface Row {
  lane: string;
  /** Spans that are open at the moment; each lies within the one before it. */
  open: Span[];
}

const pid = 1;

/**
 * Turns spans into a trace that https://ui.perfetto.dev and chrome://tracing open.
 *
 * Each lane becomes a row, in the order in which the lanes first appear; time counts from the first
 * span. In a row of this format spans may lie within each other, but must not overlap otherwise: one
 * that would, as tasks of one event loop do, opens another row of the same name.
 *
 * The format is described in "Trace Event Format" (the Chromium project), under Complete Events and
 * Metadata Events.
 */
export function chromeTrace(
  spans: readonly Span[],
  { name = "overlap" }: ChromeTraceOptions = {},
): ChromeTrace {
  const rows: Row[] = [];
  const inTime = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const origin = inTime[0]?.start ?? 0;
  const events = inTime.map((span): ChromeSpanEvent => {
    const ts = microseconds(span.start - origin);
    return {
      name: span.task,
      cat: span.kind,
      ph: "X",
      ts,
      // The difference of two rounded times: rounding must not make neighbours overlap.
      dur: microseconds(span.end - origin) - ts,
      pid,
      tid: place(span, rows) + 1,
      args: { outcome: span.outcome },
    };
  });
  return { traceEvents: [...metadata(name, rows), ...events], displayTimeUnit: "ms" };
}

/**
 * Writes the trace of the spans to a file, by convention one that ends in `.json`.
 *
 * @param path Where to; what is there is replaced.
 */
export async function writeChromeTrace(
  path: string | URL,
  spans: readonly Span[],
  options: ChromeTraceOptions = {},
): Promise<void> {
  await writeFile(path, `${JSON.stringify(chromeTrace(spans, options))}\n`);
}

/** The number of the first row of the span's lane that can take it; a new one if there is none. */
function place(span: Span, rows: Row[]): number {
  for (const [i, { lane, open }] of rows.entries()) {
    if (lane !== span.lane) continue;
    while (open.length > 0 && open[open.length - 1]!.end <= span.start) open.pop();
    const around = open[open.length - 1];
    if (around !== undefined && around.end < span.end) continue;
    open.push(span);
    return i;
  }
  return rows.push({ lane: span.lane, open: [span] }) - 1;
}

function metadata(name: string, rows: readonly Row[]): ChromeMetadataEvent[] {
  const lanes = [...new Set(rows.map(({ lane }) => lane))];
  return [
    { name: "process_name", ph: "M", pid, tid: 0, args: { name } },
    ...rows.flatMap(({ lane }, i): ChromeMetadataEvent[] => {
      const row = { ph: "M", pid, tid: i + 1 } as const;
      return [
        { ...row, name: "thread_name", args: { name: lane } },
        // Rows of one lane stand together.
        { ...row, name: "thread_sort_index", args: { sort_index: lanes.indexOf(lane) } },
      ];
    }),
  ];
}

/** Whole ones: the clock counts no finer, and what a difference shows beyond is rounding. */
function microseconds(ms: number): number {
  return Math.round(ms * 1000);
}
