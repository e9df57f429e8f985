import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { blockingSleep, now, sleep } from "overlap/time";
import { createTracer, duration, heartbeat, inLanes, peak, type Span } from "overlap/trace";
import { describe, expect, test } from "vitest";

const recorder = fileURLToPath(new URL("./fixtures/spans.mjs", import.meta.url));

const span = (task: string, start: number, end: number): Span => ({
  task,
  lane: "main",
  start,
  end,
  kind: "waiting",
  outcome: "done",
});

describe("createTracer", () => {
  test("begin(task) records a span when its end is called, in the order of the ends", () => {
    const tracer = createTracer();
    const endFirst = tracer.begin("first");
    const endSecond = tracer.begin("second");
    expect(tracer.spans).toHaveLength(0);
    endSecond();
    endFirst();
    expect(tracer.spans.map(({ task }) => task)).toEqual(["second", "first"]);
    const [second, first] = tracer.spans;
    expect(first!.start).toBeLessThanOrEqual(second!.start);
    expect(first!.end).toBeGreaterThanOrEqual(second!.end);
    for (const { start, end } of tracer.spans) expect(start).toBeLessThanOrEqual(end);
  });

  test("begin(task) fills in the tracer's lane, waiting and done", () => {
    const tracer = createTracer("slot 3");
    tracer.begin("page")();
    expect(tracer.spans[0]).toMatchObject({ lane: "slot 3", kind: "waiting", outcome: "done" });
  });

  test("begin(task, {lane, kind}) and end(outcome) are recorded", () => {
    const tracer = createTracer();
    tracer.begin("sum", { lane: "thread 1", kind: "working" })("cancelled");
    expect(tracer.spans[0]).toMatchObject({
      task: "sum",
      lane: "thread 1",
      kind: "working",
      outcome: "cancelled",
    });
  });

  test("end() called twice records once and keeps the first outcome", () => {
    const tracer = createTracer();
    const end = tracer.begin("page");
    end("failed");
    end("done");
    expect(tracer.spans.map(({ outcome }) => outcome)).toEqual(["failed"]);
  });

  test("add(spans) takes in as many as there are", () => {
    const tracer = createTracer();
    tracer.add(Array.from({ length: 300_000 }, (_, i) => span(`${i}`, i, i + 1)));
    expect(tracer.spans).toHaveLength(300_000);
  });

  test("spans of a thread and of a child process lie on the clock of this one", async () => {
    const tracer = createTracer();
    const before = now();
    const thread = new Worker(recorder);
    const [[ofThread]] = await Promise.all([once(thread, "message"), once(thread, "exit")]);
    const child = fork(recorder);
    const [[ofChild]] = await Promise.all([once(child, "message"), once(child, "exit")]);
    const after = now();
    tracer.add(ofThread as Span[]);
    tracer.add(ofChild as Span[]);
    const [first, second] = tracer.spans;
    expect([first!.lane, second!.lane]).toEqual(["thread", "child"]);
    const times = [before, first!.start, first!.end, second!.start, second!.end, after];
    expect([...times].sort((a, b) => a - b)).toEqual(times);
  });
});

describe("inLanes", () => {
  const lanes = (spans: Span[]) => inLanes(spans).map(({ task, lane }) => [task, lane]);

  test("inLanes(spans) uses a lane again as soon as it is free", () => {
    expect(lanes([span("a", 0, 2), span("b", 1, 3), span("c", 2, 4)])).toEqual([
      ["a", "slot 1"],
      ["b", "slot 2"],
      ["c", "slot 1"],
    ]);
  });

  test("inLanes(spans) needs as many lanes as were open at once", () => {
    const spans = Array.from({ length: 200 }, (_, i) => {
      const start = (i * 37) % 101;
      return span(`${i}`, start, start + 1 + ((i * 53) % 23));
    });
    expect(new Set(inLanes(spans).map(({ lane }) => lane)).size).toBe(peak(spans));
  });

  test("inLanes(spans) keeps the spans of one task in its lane where it can", () => {
    const spans = [span("a", 0, 2), span("b", 0, 1), span("a", 2, 3), span("c", 2, 4)];
    expect(lanes(spans)).toEqual([
      ["b", "slot 1"],
      ["a", "slot 2"],
      ["a", "slot 2"],
      ["c", "slot 1"],
    ]);
  });

  test("inLanes(spans, prefix) names the lanes and leaves the spans as they were", () => {
    const spans = [span("a", 0, 1)];
    expect(inLanes(spans, "connection")[0]!.lane).toBe("connection 1");
    expect(spans[0]!.lane).toBe("main");
  });
});

describe("peak", () => {
  test("peak(spans) is the largest number open at one moment", () => {
    expect(peak([span("a", 0, 4), span("b", 1, 3), span("c", 2, 5), span("d", 4, 6)])).toBe(3);
  });
  test("peak(spans) does not count one that ends as another starts", () => {
    expect(peak([span("a", 0, 1), span("b", 1, 2)])).toBe(1);
  });
  test("peak([]) is 0", () => {
    expect(peak([])).toBe(0);
  });
});

describe("duration", () => {
  test("duration(spans) is the time from the first start to the last end", () => {
    expect(duration([span("b", 5, 6), span("a", 2, 9), span("c", 3, 4)])).toBe(7);
  });
  test("duration([]) is 0", () => {
    expect(duration([])).toBe(0);
  });
});

describe("heartbeat", () => {
  test("heartbeat() beats while the thread is free, and records each beat without length", async () => {
    const tracer = createTracer();
    const stop = heartbeat({ every: 5, tracer });
    while (tracer.spans.length < 3) await sleep(5);
    const { beats } = stop();
    expect(tracer.spans).toHaveLength(beats);
    for (const [i, { task, lane, start, end }] of tracer.spans.entries()) {
      expect([task, lane, end]).toEqual([`beat ${i + 1}`, "heartbeat", start]);
    }
  });
  test("heartbeat() sees the time for which the thread was held, also at the end", () => {
    const stop = heartbeat({ every: 5 });
    blockingSleep(50);
    const { beats, longestGap } = stop();
    expect(beats).toBe(0);
    expect(longestGap).toBeGreaterThan(45);
  });
  test("heartbeat() leaves no timer behind", () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout");
    const before = timers().length;
    const stop = heartbeat();
    expect(timers()).toHaveLength(before + 1);
    stop();
    expect(timers()).toHaveLength(before);
  });
});
