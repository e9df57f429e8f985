import { timeline } from "overlap/chart";
import { describe, expect, test } from "vitest";
import { drawn, filled, texts } from "./drawing.js";
import { pages, span } from "./gallery.js";

const words = (chart: ReturnType<typeof timeline>) => [chart.title.text].flat().join(" ");
const table = (chart: ReturnType<typeof timeline>) => chart.usermeta.overlap.table;

describe("timeline(spans)", () => {
  test("draws each span as a bar of its kind", async () => {
    const elements = await drawn(timeline(pages(160, 20)));
    expect(filled(elements, "waiting")).toHaveLength(160 + 1); // and one in the legend
    expect(filled(elements, "working")).toHaveLength(0);
  });

  test("sets the first start to 0 and keeps lengths in proportion", async () => {
    const elements = await drawn(
      timeline([span(5000, 5100), span(5100, 5400, { lane: "slot 2", kind: "working" })]),
    );
    const place = (name: string) => {
      const { d } = filled(elements, name).at(-1)!.attributes;
      const [, x, width] = /^M([\d.]+),[\d.]+h([\d.]+)/.exec(d!)!;
      return { x: Number(x), width: Number(width) };
    };
    const [waiting, working] = [place("waiting"), place("working")];
    expect(waiting.x).toBe(0);
    expect(working.width / waiting.width).toBeCloseTo(3, 1);
    expect(working.x).toBeCloseTo(waiting.width + 0.6, 1);
  });

  test("shows a span without length as a moment that can be seen", async () => {
    const chart = timeline([span(0, 100), span(50, 50, { kind: "working", lane: "heartbeat" })]);
    const [, tooth] = filled(await drawn(chart), "working");
    expect(Number(/h([\d.]+)/.exec(tooth!.attributes.d!)![1])).toBeGreaterThan(1);
    expect(chart.description).toContain("1 task and 1 moment in 2 lanes take 100 ms");
  });

  test("ends what failed with a cross and leaves hollow what was cancelled", async () => {
    const elements = await drawn(
      timeline([
        span(0, 10),
        span(10, 20, { outcome: "failed" }),
        span(20, 30, { outcome: "cancelled" }),
      ]),
    );
    const crosses = elements.filter(({ attributes }) =>
      attributes.stroke?.startsWith("var(--chart-failed"),
    );
    expect(crosses).toHaveLength(1 + 1);
    const hollow = filled(elements, "paper").filter(({ attributes }) =>
      attributes.stroke?.startsWith("var(--chart-waiting"),
    );
    expect(hollow).toHaveLength(1 + 1);
    expect(texts(elements).map(({ text }) => text)).toEqual(
      expect.arrayContaining(["waiting", "failed", "cancelled"]),
    );
  });

  test("names in the legend only what occurs", async () => {
    const shown = texts(await drawn(timeline([span(0, 10)]))).map(({ text }) => text);
    expect(shown).toContain("waiting");
    expect(shown).not.toContain("working");
    expect(shown).not.toContain("failed");
    expect(shown).not.toContain("cancelled");
  });

  test("says how many, how long and how many at once", () => {
    const chart = timeline([
      span(100, 140, { task: "a" }),
      span(140, 150, { task: "a", kind: "working", outcome: "failed" }),
      span(110, 200, { task: "b", lane: "slot 2", outcome: "cancelled" }),
    ]);
    expect(words(chart)).toBe("2 tasks in 100 ms, at most 2 at once");
    expect(chart.description).toBe(
      "Timeline. 2 tasks in 2 lanes take 100 ms; at most 2 are open at once. Added up, that is 130 ms of waiting and 10.0 ms of working. 1 failed and 1 was cancelled.",
    );
    expect(timeline([span(0, 8)]).description).toBe(
      "Timeline. 1 task in 1 lane takes 8.00 ms; at most 1 is open at once. Added up, that is 8.00 ms of waiting.",
    );
  });

  test("has a table of its spans, in lanes", () => {
    expect(
      table(
        timeline([
          span(120.04, 200, { task: "b", lane: "slot 10", kind: "working" }),
          span(100, 140, { task: "a", lane: "slot 9", outcome: "failed" }),
        ]),
      ),
    ).toEqual({
      columns: ["Lane", "Task", "Start (ms)", "End (ms)", "State", "Outcome"],
      rows: [
        ["slot 9", "a", 0, 40, "waiting", "failed"],
        ["slot 10", "b", 20, 100, "working", "done"],
      ],
    });
  });

  test("has a table of its lanes above 40 spans", () => {
    const spans = Array.from({ length: 41 }, (_, i) =>
      span(i * 10, i * 10 + 10, { task: `page ${i}`, lane: i < 40 ? "slot 1" : "slot 2" }),
    );
    expect(table(timeline(spans))).toEqual({
      columns: [
        "Lane",
        "Tasks",
        "From (ms)",
        "To (ms)",
        "Waiting (ms)",
        "Working (ms)",
        "Failed",
        "Cancelled",
      ],
      rows: [
        ["slot 1", 40, 0, 400, 400, 0, 0, 0],
        ["slot 2", 1, 400, 410, 10, 0, 0, 0],
      ],
    });
  });

  test("names 160 lanes here and there, and 5 lanes each", async () => {
    const names = async (lanes: number) =>
      texts(await drawn(timeline(pages(160, lanes))))
        .map(({ text }) => text)
        .filter((text) => text.startsWith("slot"));
    expect(await names(5)).toEqual(["slot 1", "slot 2", "slot 3", "slot 4", "slot 5"]);
    expect(await names(160)).toEqual([
      "slot 1",
      ...[20, 40, 60, 80, 100, 120, 140, 160].map((n) => `slot ${n}`),
    ]);
  });

  test("stays on a screen with 2,000 lanes", () => {
    const spans = Array.from({ length: 2000 }, (_, i) => span(i, i + 50, { lane: `slot ${i}` }));
    expect(timeline(spans).height).toBeLessThan(1000);
  });

  test("draws 10,000 short spans of a lane as few bars, but each that failed", async () => {
    const spans = Array.from({ length: 10_000 }, (_, i) =>
      span(i, i + 1, i === 5000 ? { outcome: "failed" } : {}),
    );
    const chart = timeline(spans);
    const elements = await drawn(chart);
    expect(filled(elements, "waiting").length).toBeLessThan(10);
    expect(
      elements.filter(({ attributes }) => attributes.stroke?.startsWith("var(--chart-failed")),
    ).toHaveLength(1 + 1);
    expect(chart.description).toContain("10,000 tasks in 1 lane take 10.0 s");
    expect(chart.description).toContain("10.0 s of waiting. 1 failed.");
  });

  test("draws spans that all took no time", async () => {
    const chart = timeline([span(7, 7)]);
    expect(words(chart)).toBe("1 moment in 0 ms");
    expect(filled(await drawn(chart), "waiting")).toHaveLength(1 + 1);
  });
});

describe("timeline({name: spans})", () => {
  const chart = () => timeline({ "one after another": pages(160, 1), overlapped: pages(160, 160) });

  test("draws every span of every recording on one time axis", async () => {
    const elements = await drawn(chart());
    expect(filled(elements, "waiting")).toHaveLength(320 + 1);
    const shown = texts(elements).map(({ text }) => text);
    expect(shown).toContain("one after another");
    expect(shown).toContain("overlapped");
    expect(shown.filter((text) => text === "0 s")).toHaveLength(1);
  });

  test("says what each took and how they compare", () => {
    const { description } = timeline({
      slow: [span(0, 100, { task: "a" }), span(100, 200, { task: "b" })],
      quick: [span(500, 600, { task: "a" }), span(500, 600, { task: "b", lane: "slot 2" })],
    });
    expect(description).toBe(
      "Timeline of 2 recordings, one above the other on one time axis. “slow”: 2 tasks in 1 lane take 200 ms; at most 1 is open at once. Added up, that is 200 ms of waiting. “quick”: 2 tasks in 2 lanes take 100 ms; at most 2 are open at once. Added up, that is 200 ms of waiting. “slow” takes 2.0 times as long as “quick”.",
    );
  });

  test("says so where the recordings took as long as each other", () => {
    expect(timeline({ a: [span(0, 100)], b: [span(0, 101)] }).description).toMatch(
      /All end within 1\.00 ms of each other\.$/,
    );
  });

  test("has a table of the recordings above 40 lanes", () => {
    const { columns, rows } = table(chart());
    expect(columns).toEqual([
      "Recording",
      "Tasks",
      "From (ms)",
      "To (ms)",
      "Waiting (ms)",
      "Working (ms)",
      "Failed",
      "Cancelled",
      "At once",
    ]);
    expect(rows.map(([name, tasks, from]) => [name, tasks, from])).toEqual([
      ["one after another", 160, 0],
      ["overlapped", 160, 0],
    ]);
    expect(rows.map((row) => row.at(-1))).toEqual([1, 160]);
  });
});

describe("timeline(spans, options)", () => {
  test("a lane that is asked for is shown in every recording, and counted where something happened", async () => {
    const span = { task: "a", start: 0, end: 100, kind: "waiting", outcome: "done" } as const;
    const quiet = [{ ...span, lane: "main" }];
    const lively = [...quiet, { ...span, lane: "heartbeat" }];
    const chart = timeline({ quiet, lively }, { lanes: ["main", "heartbeat"] });
    expect(chart.description).toContain("“quiet”: 1 task in 1 lane takes 100 ms");
    expect(texts(await drawn(chart)).filter(({ text }) => text === "heartbeat")).toHaveLength(2);
    expect(table(chart).rows).toHaveLength(3);
  });

  test("a short span is widened to be seen, but not beyond the start of the next", () => {
    const span = { task: "a", lane: "main", outcome: "done" } as const;
    const chart = timeline([
      { ...span, start: 0, end: 999, kind: "waiting" },
      { ...span, start: 999, end: 1000, kind: "working" },
      { ...span, start: 1000, end: 1999, kind: "waiting" },
      { ...span, start: 1999, end: 2000, kind: "working" },
    ]);
    const layers = chart.layer as {
      data: { values: { kind?: string; start: number; to: number }[] };
    }[];
    const working = layers.flatMap(({ data }) =>
      data.values.filter(({ kind }) => kind === "working"),
    );
    expect(working.map(({ start, to }) => [start, to > start + 1])).toEqual([
      [999, false],
      [1999, true],
    ]);
  });

  test("lanes come in the order asked for, the others by name", () => {
    const spans = ["b", "a 10", "a 9", "main"].map((lane) => span(0, 1, { lane }));
    const lanes = (asked: string[]) =>
      table(timeline(spans, { lanes: asked })).rows.map(([lane]) => lane);
    expect(lanes([])).toEqual(["a 9", "a 10", "b", "main"]);
    expect(lanes(["main", "b"])).toEqual(["main", "b", "a 9", "a 10"]);
  });

  test("rows: task gives each task a row, in the order of the first recording", () => {
    const slow = ["z", "a"].map((task, i) => span(i * 10, i * 10 + 10, { task }));
    const quick = ["a", "z"].map((task, i) => span(i, 10, { task }));
    const { columns, rows } = table(timeline({ slow, quick }, { rows: "task" }));
    expect(columns.slice(0, 3)).toEqual(["Recording", "Task", "Lane"]);
    expect(rows.map((row) => row.slice(0, 2))).toEqual([
      ["slow", "z"],
      ["slow", "a"],
      ["quick", "z"],
      ["quick", "a"],
    ]);
  });

  test("marks stand at their time, each with its label", async () => {
    const elements = await drawn(
      timeline([span(0, 100)], {
        marks: [
          { at: 50, label: "abort" },
          { at: 100, label: "end" },
        ],
      }),
    );
    const rules = elements.filter(({ attributes }) => attributes["stroke-dasharray"] === "4,3");
    expect(rules).toHaveLength(2);
    const root = elements.find(({ groups }) => groups.endsWith("root"))!;
    const background = elements.find(({ attributes }) => attributes.class === "background")!;
    const width = Number(/h([\d.]+)/.exec(background.attributes.d!)![1]);
    expect((rules[0]!.x - root.x) / width).toBeCloseTo(0.5, 2);
    expect((rules[1]!.x - root.x) / width).toBeCloseTo(1, 2);
    expect(texts(elements).map(({ text }) => text)).toEqual(
      expect.arrayContaining(["abort", "end"]),
    );
  });

  test("title and subtitle are the caller's", () => {
    const { title } = timeline([span(0, 1)], { title: "Waiting is no work", subtitle: "one run" });
    expect(title.text).toEqual(["Waiting is no work"]);
    expect(title.subtitle).toEqual(["one run"]);
  });
});

test.each([
  [[], "timeline: spans has no span, expected at least one"],
  [{}, "timeline: spans has no recording, expected one"],
  [{ quick: [] }, 'timeline: spans["quick"] has no span, expected at least one'],
  [[span(0, 1), span(Number.NaN, 2)], "timeline: spans[1].start is NaN, expected finite ms"],
  [[span(0, Infinity)], "timeline: spans[0].end is Infinity, expected finite ms"],
  [{ a: [span(5, 4)] }, 'timeline: spans["a"][0].end is 4, expected no less than its start, 5'],
])("timeline(%j) throws: %s", (spans, message) => {
  expect(() => timeline(spans)).toThrow(new RangeError(message));
});

test("timeline(spans, {marks}) refuses a mark at no time", () => {
  expect(() => timeline([span(0, 1)], { marks: [{ at: -1, label: "x" }] })).toThrow(
    "timeline: options.marks[0].at is -1, expected ms from 0 on",
  );
});
