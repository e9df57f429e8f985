import { type Bar, bars } from "overlap/chart";
import { describe, expect, test } from "vitest";
import { drawn, filled, texts } from "./drawing.js";

const shown = async (chart: ReturnType<typeof bars>) =>
  texts(await drawn(chart)).map(({ text }) => text);
const words = (chart: ReturnType<typeof bars>) => [chart.title.text].flat().join(" ");

const three: Bar[] = [
  { name: "sequential", value: 8200, low: 8100, high: 8400, note: "1 socket" },
  { name: "event loop", value: 400, low: 390, high: 450 },
  { name: "threads", value: 1600 },
];

describe("bars(rows)", () => {
  test("draws each value from zero, in proportion and in the order given", async () => {
    const paths = filled(await drawn(bars(three)), "blue").map(({ attributes }) => attributes.d!);
    const places = paths.map((d) => /^M([\d.]+),([\d.]+)h([\d.]+)/.exec(d)!.slice(1).map(Number));
    expect(places.map(([x]) => x)).toEqual([0, 0, 0]);
    expect(places.map(([, y]) => y)).toEqual([6, 38, 70]);
    const [slow, quick, middle] = places.map(([, , width]) => width!);
    expect(slow! / quick!).toBeCloseTo(8200 / 400, 1);
    expect(slow! / middle!).toBeCloseTo(8200 / 1600, 1);
  });

  test("writes each value with its unit and its note", async () => {
    expect(await shown(bars(three))).toEqual(
      expect.arrayContaining(["8.20 s · 1 socket", "400 ms", "1.60 s", "sequential"]),
    );
  });

  test("puts each value right of its bar and whisker", async () => {
    const elements = await drawn(bars(three));
    const left = elements.find(({ groups }) => groups.endsWith("root"))!.x;
    const widths = filled(elements, "blue").map(({ attributes }) =>
      Number(/h([\d.]+)/.exec(attributes.d!)![1]),
    );
    const labels = texts(elements).filter(({ text }) => /^(8\.20 s|400 ms|1\.60 s)/.test(text));
    const gaps = labels.map(({ x }, i) => x - left - widths[i]!);
    const perMs = widths[0]! / 8200;
    expect(gaps[0]).toBeCloseTo(8 + 200 * perMs, 1);
    expect(gaps[1]).toBeCloseTo(8 + 50 * perMs, 1);
    expect(gaps[2]).toBeCloseTo(8, 1);
  });

  test("draws a whisker only where there is an interval", async () => {
    const whiskers = (await drawn(bars(three))).filter(
      ({ name, attributes }) => name === "line" && attributes.stroke?.startsWith("var(--chart-ink"),
    );
    expect(whiskers).toHaveLength(2 * 3); // a line and two ends for each
  });

  test("says what is smallest and largest, and how they compare", () => {
    expect(words(bars(three))).toBe(
      "From 400 ms (event loop) to 8.20 s (sequential), 21 times as much",
    );
    expect(bars(three).description).toBe(
      "Bar chart of 3 values. The smallest is event loop: 400 ms (390 ms to 450 ms); the largest is sequential: 8.20 s (8.10 s to 8.40 s), 1 socket, 21 times as much.",
    );
  });

  test("says one value as it is", () => {
    const chart = bars([{ name: "orphans", value: 3 }], { unit: "" });
    expect(words(chart)).toBe("orphans: 3");
    expect(chart.description).toBe("Bar chart of one value. orphans: 3.");
  });

  test("compares nothing with zero", () => {
    expect(
      words(
        bars([
          { name: "a", value: 0 },
          { name: "b", value: 2 },
        ]),
      ),
    ).toBe("From 0 ms (a) to 2.00 ms (b)");
  });

  test("has a table with the columns that say something", () => {
    expect(bars(three).usermeta.overlap.table).toEqual({
      columns: ["Name", "Value (ms)", "Low (ms)", "High (ms)", "Note"],
      rows: [
        ["sequential", 8200, 8100, 8400, "1 socket"],
        ["event loop", 400, 390, 450, ""],
        ["threads", 1600, "", "", ""],
      ],
    });
    expect(bars([{ name: "a", value: 1.23456 }]).usermeta.overlap.table).toEqual({
      columns: ["Name", "Value (ms)"],
      rows: [["a", 1.23]],
    });
  });

  test("gives each group a colour, and a name its place beside its bars", async () => {
    const rows = ["5 threads", "20 threads"].flatMap((name) =>
      ["cold", "warm"].map((group) => ({ name, group, value: 100 })),
    );
    const elements = await drawn(bars(rows));
    expect(filled(elements, "blue")).toHaveLength(2 + 1);
    expect(filled(elements, "orange")).toHaveLength(2 + 1);
    const all = texts(elements).map(({ text }) => text);
    expect(all.filter((text) => text === "5 threads")).toHaveLength(1);
    expect(all).toEqual(expect.arrayContaining(["cold", "warm"]));
    expect(bars(rows).description).toContain("5 threads, cold: 100 ms");
  });

  test("breaks a long name into two lines", async () => {
    const name = "processes, each with an event loop and twenty requests in flight";
    const found = (await shown(bars([{ name, value: 1 }]))).find((text) => text.includes("\n"));
    expect(found!.split("\n")).toHaveLength(2);
  });
});

describe("bars(rows, options)", () => {
  test.each([
    [0.0432, "43.2 µs"],
    [0.5, "0.500 ms"],
    [43.21, "43.2 ms"],
    [999.6, "1.00 s"],
    [8234, "8.23 s"],
    [123456, "123 s"],
  ])("unit: ms writes %d as %s", async (value, text) => {
    expect(await shown(bars([{ name: "a", value }]))).toContain(text);
  });

  test.each([
    [12345, "", "12,345"],
    [0.1234, "", "0.123"],
    [12.345, "MB", "12.3 MB"],
    [97.25, "%", "97.3%"],
    [1.9, "×", "1.90×"],
  ])("writes %d in the unit '%s' as %s", async (value, unit, text) => {
    expect(await shown(bars([{ name: "a", value }], { unit }))).toContain(text);
  });

  test("limit draws a line with its label, through the bars that pass it", async () => {
    const chart = bars(three, { limit: { value: 1000, label: "one second" } });
    const elements = await drawn(chart);
    expect(texts(elements).map(({ text }) => text)).toContain("one second");
    const dashed = (colour: string) =>
      elements.filter(
        ({ attributes }) =>
          attributes["stroke-dasharray"] && attributes.stroke?.startsWith(`var(--chart-${colour}`),
      );
    expect(dashed("ink")).toHaveLength(1);
    expect(dashed("paper")).toHaveLength(2); // sequential and threads
    expect(chart.description).toMatch(/A line marks one second: 1\.00 s\.$/);
  });

  test("log draws points, since a length from zero would mean nothing", async () => {
    const chart = bars(
      [
        { name: "a", value: 0.004 },
        { name: "b", value: 4000 },
      ],
      { log: true },
    );
    const shapes = filled(await drawn(chart), "blue").map(({ attributes }) => attributes.d!);
    expect(shapes).toHaveLength(2);
    expect(shapes.filter((d) => !d.includes("A"))).toEqual([]);
    expect(await shown(chart)).toEqual(expect.arrayContaining(["10 µs", "1 ms", "10 s"]));
  });
});

test.each<[Bar[], string]>([
  [[], "bars: rows is empty, expected at least one bar"],
  [
    [{ name: "a", value: Number.NaN }],
    "bars: rows[0].value is NaN, expected a finite number from 0 on",
  ],
  [
    [
      { name: "a", value: 1 },
      { name: "b", value: -1 },
    ],
    "bars: rows[1].value is -1, expected a finite number from 0 on",
  ],
  [
    [{ name: "a", value: 1, low: 2, high: 3 }],
    "bars: rows[0].value is 1, expected it within its interval, 2 to 3",
  ],
])("bars(%j) throws: %s", (rows, message) => {
  expect(() => bars(rows)).toThrow(new RangeError(message));
});

test("bars(rows, {log}) refuses zero, also as the limit", () => {
  expect(() => bars([{ name: "a", value: 0 }], { log: true })).toThrow(
    "bars: rows[0].value is 0, expected a finite number above 0",
  );
  const limit = { value: 0, label: "x" };
  expect(() => bars([{ name: "a", value: 1 }], { log: true, limit })).toThrow(
    "bars: options.limit.value is 0, expected a finite number above 0",
  );
});
