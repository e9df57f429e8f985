import { Session } from "node:inspector/promises";
import type { Span } from "../trace/index.js";

interface TraceEvent {
  ph: string;
  name: string;
  tid: number;
  /** Microseconds on the clock that `now()` reads. */
  ts: number;
}

/**
 * Records what the threads of libuv's pool work at, as Node's own tracing sees it: the begin and
 * end of each piece of `crypto` and `zlib`, on the thread that does it. Files and look-ups are not
 * seen: Node hands those to libuv without a note.
 *
 * @returns What ends the recording and gives the spans, with the threads numbered in order of use.
 */
export async function watchThreads(): Promise<() => Promise<Span[]>> {
  const session = new Session();
  session.connect();
  const events: TraceEvent[] = [];
  session.on("NodeTracing.dataCollected", ({ params }) => {
    events.push(...(params.value as unknown as TraceEvent[]));
  });
  const complete = new Promise<void>((resolve) => {
    session.once("NodeTracing.tracingComplete", () => resolve());
  });
  await session.post("NodeTracing.start", {
    traceConfig: { includedCategories: ["node.threadpoolwork.sync"] },
  });
  return async () => {
    try {
      await session.post("NodeTracing.stop");
      await complete;
    } finally {
      session.disconnect();
    }
    return toSpans(events.filter(({ ph, ts }) => (ph === "B" || ph === "E") && ts > 0));
  };
}

function toSpans(events: readonly TraceEvent[]): Span[] {
  const begun = new Map<number, TraceEvent>();
  const threads: number[] = [];
  const spans: Span[] = [];
  for (const event of [...events].sort((a, b) => a.ts - b.ts)) {
    if (!threads.includes(event.tid)) threads.push(event.tid);
    const begin = begun.get(event.tid);
    if (event.ph === "B") begun.set(event.tid, event);
    if (event.ph !== "E" || !begin) continue;
    begun.delete(event.tid);
    spans.push({
      task: begin.name,
      lane: `thread ${threads.indexOf(event.tid) + 1}`,
      start: begin.ts / 1000,
      end: event.ts / 1000,
      kind: "working",
      outcome: "done",
    });
  }
  return spans;
}
