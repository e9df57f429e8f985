import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type ChromeMetadataEvent,
  type ChromeSpanEvent,
  type ChromeTrace,
  chromeTrace,
  type Span,
  writeChromeTrace,
} from "overlap/trace";
import { describe, expect, test } from "vitest";

const span = (task: string, lane: string, start: number, end: number): Span => ({
  task,
  lane,
  start,
  end,
  kind: "waiting",
  outcome: "done",
});

const spansOf = ({ traceEvents }: ChromeTrace) =>
  traceEvents.filter((event): event is ChromeSpanEvent => event.ph === "X");
const rowNames = ({ traceEvents }: ChromeTrace) =>
  traceEvents
    .filter((event): event is ChromeMetadataEvent => event.name === "thread_name")
    .map(({ tid, args }) => [tid, "name" in args ? args.name : ""]);

describe("chromeTrace", () => {
  test("chromeTrace(spans) gives a complete event per span, in microseconds from the first", () => {
    const trace = chromeTrace([
      { ...span("page 2", "slot 2", 5000.5, 5002), kind: "working", outcome: "failed" },
      span("page 1", "slot 1", 5000, 5001.25),
    ]);
    expect(spansOf(trace)).toEqual([
      {
        name: "page 1",
        cat: "waiting",
        ph: "X",
        ts: 0,
        dur: 1250,
        pid: 1,
        tid: 1,
        args: { outcome: "done" },
      },
      {
        name: "page 2",
        cat: "working",
        ph: "X",
        ts: 500,
        dur: 1500,
        pid: 1,
        tid: 2,
        args: { outcome: "failed" },
      },
    ]);
    expect(trace.displayTimeUnit).toBe("ms");
  });

  test("chromeTrace(spans, {name}) names the process and a row per lane", () => {
    const trace = chromeTrace(
      [span("a", "thread 1", 0, 1), span("b", "thread 2", 1, 2), span("c", "thread 1", 2, 3)],
      { name: "threads" },
    );
    expect(trace.traceEvents[0]).toMatchObject({ name: "process_name", args: { name: "threads" } });
    expect(rowNames(trace)).toEqual([
      [1, "thread 1"],
      [2, "thread 2"],
    ]);
    expect(spansOf(trace).map(({ tid }) => tid)).toEqual([1, 2, 1]);
  });

  test("chromeTrace(spans) keeps spans that lie within each other in one row", () => {
    const trace = chromeTrace([
      span("inner", "main", 2, 3),
      span("same start", "main", 0, 4),
      span("outer", "main", 0, 10),
    ]);
    expect(spansOf(trace).map(({ name, tid }) => [name, tid])).toEqual([
      ["outer", 1],
      ["same start", 1],
      ["inner", 1],
    ]);
  });

  test("chromeTrace(spans) opens a row of the same name for a span that overlaps otherwise", () => {
    const trace = chromeTrace([
      span("a", "main", 0, 10),
      span("b", "main", 5, 15),
      span("c", "other", 6, 7),
      span("d", "main", 12, 20),
    ]);
    expect(spansOf(trace).map(({ name, tid }) => [name, tid])).toEqual([
      ["a", 1],
      ["b", 2],
      ["c", 3],
      ["d", 1],
    ]);
    expect(rowNames(trace)).toEqual([
      [1, "main"],
      [2, "main"],
      [3, "other"],
    ]);
    const order = trace.traceEvents.flatMap(({ args }) =>
      "sort_index" in args ? [args.sort_index] : [],
    );
    expect(order).toEqual([0, 0, 1]);
  });

  test("chromeTrace(spans) never lets two spans of a row overlap without nesting", () => {
    const spans = Array.from({ length: 300 }, (_, i) =>
      span(`task ${i}`, `lane ${i % 3}`, (i * 37) % 100, ((i * 37) % 100) + ((i * 53) % 40)),
    );
    const events = spansOf(chromeTrace(spans));
    expect(events).toHaveLength(300);
    for (const [i, a] of events.entries()) {
      for (const b of events.slice(i + 1)) {
        if (a.tid !== b.tid || b.ts >= a.ts + a.dur) continue;
        expect(b.ts + b.dur).toBeLessThanOrEqual(a.ts + a.dur);
      }
    }
  });

  test("chromeTrace(spans) lets neighbours touch, whatever rounding does", () => {
    const [, first, second] = spansOf(
      chromeTrace([
        span("origin", "main", 0, 1),
        span("a", "main", 1.0004, 2.0008),
        span("b", "main", 2.0008, 3),
      ]),
    );
    expect([first!.ts, first!.dur]).toEqual([1000, 1001]);
    expect(second!.ts).toBe(first!.ts + first!.dur);
    expect(second!.tid).toBe(first!.tid);
  });

  test("chromeTrace([]) is a trace without spans", () => {
    expect(chromeTrace([]).traceEvents).toHaveLength(1);
  });
});

test("writeChromeTrace(path, spans) writes JSON that holds every field the format asks for", async () => {
  const folder = await mkdtemp(join(tmpdir(), "overlap-trace-"));
  try {
    const path = join(folder, "trace.json");
    await writeChromeTrace(path, [span('a "quoted" task', "slot 1", 3, 4)]);
    const read = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
    expect(Object.keys(read).sort()).toEqual(["displayTimeUnit", "traceEvents"]);
    for (const event of read.traceEvents as Record<string, unknown>[]) {
      expect(["X", "M"]).toContain(event.ph);
      const numbers = event.ph === "X" ? ["ts", "dur", "pid", "tid"] : ["pid", "tid"];
      for (const field of numbers) expect(event[field]).toEqual(expect.any(Number));
      expect(event.name).toEqual(expect.any(String));
      expect(event.args).toEqual(expect.any(Object));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
