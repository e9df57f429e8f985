import { type CurvePoint, curve } from "overlap/chart";
import { describe, expect, test } from "vitest";
import { drawn, filled, texts } from "./drawing.js";

const shown = async (chart: ReturnType<typeof curve>) =>
  texts(await drawn(chart)).map(({ text }) => text);
const points = [1, 2, 4].map((x) => ({ x, y: 8 / x, low: 7 / x, high: 10 / x }));
const named = { x: "threads", y: "time" };

describe("curve(points)", () => {
  test("draws each point, joined in the order of x", async () => {
    const elements = await drawn(curve([...points].reverse()));
    expect(filled(elements, "blue")).toHaveLength(3);
    const path = elements.find(
      ({ name, groups }) => name === "path" && groups.includes("mark-line"),
    )!;
    const xs = [...path.attributes.d!.matchAll(/[ML]([\d.]+),/g)].map(([, x]) => Number(x));
    expect(xs).toHaveLength(3);
    expect([...xs].sort((a, b) => a - b)).toEqual(xs);
  });

  test("says where it begins and ends, and where it turns", () => {
    const chart = curve(
      [
        { x: 1, y: 10 },
        { x: 10, y: 2 },
        { x: 100, y: 5 },
      ],
      { x: "chunks", y: "time", unit: "ms" },
    );
    expect([chart.title.text].flat().join(" ")).toBe("Time: 10.0 ms at 1, 5.00 ms at 100");
    expect(chart.description).toBe(
      "Curve of 3 points: time by chunks. It goes from 10.0 ms at 1 to 5.00 ms at 100, with the least, 2.00 ms at 10.",
    );
  });

  test("says one point as it is", () => {
    expect(curve([{ x: 2, y: 3 }], named).description).toBe(
      "Curve of 1 point: time by threads. It is 3 at 2.",
    );
  });

  test("has a table of its points, series by series", () => {
    const series: CurvePoint[] = [
      { x: 2, y: 4, series: "b", note: "best" },
      { x: 1, y: 2, low: 1, high: 3, series: "a" },
      { x: 1, y: 8, series: "b" },
    ];
    expect(curve(series, { x: "threads", xUnit: "n", unit: "ms" }).usermeta.overlap.table).toEqual({
      columns: ["Series", "Threads (n)", "Y (ms)", "Low", "High", "Note"],
      rows: [
        ["b", 1, 8, "", "", ""],
        ["b", 2, 4, "", "", "best"],
        ["a", 1, 2, 1, 3, ""],
      ],
    });
  });

  test("tells series apart by colour and by shape", async () => {
    const chart = curve([
      { x: 1, y: 1, series: "a" },
      { x: 1, y: 2, series: "b" },
    ]);
    const elements = await drawn(chart);
    const shape = (name: string) => filled(elements, name).at(-1)!.attributes.d;
    expect(shape("blue")).not.toBe(shape("orange"));
    expect(await shown(chart)).toEqual(expect.arrayContaining(["a", "b"]));
  });

  test("has ticks where the points are", async () => {
    const ticks = await shown(
      curve(
        [1, 3, 7].map((x) => ({ x, y: 1 })),
        { log: "x" },
      ),
    );
    expect(ticks).toEqual(expect.arrayContaining(["1", "3", "7"]));
  });

  test("writes notes beside their points", async () => {
    expect(await shown(curve([{ x: 1, y: 1, note: "all at once" }]))).toContain("all at once");
  });
});

describe("curve(points, options)", () => {
  test("ideal is a dashed line, in the legend and in the table", async () => {
    const chart = curve(points, { ...named, ideal: (x) => 4 / x });
    const dashed = (await drawn(chart)).filter(
      ({ attributes }) => attributes["stroke-dasharray"] === "5,4",
    );
    expect(dashed).toHaveLength(1 + 1);
    expect(await shown(chart)).toEqual(expect.arrayContaining(["measured", "ideal"]));
    expect(chart.usermeta.overlap.table.columns.at(-1)).toBe("Ideal");
    expect(chart.usermeta.overlap.table.rows.map((row) => row.at(-1))).toEqual([4, 2, 1]);
    expect(chart.description).toMatch(/The points are 2\.00 times what “ideal” says\.$/);
  });

  test("ideal that runs far above the points is cut off instead of flattening them", async () => {
    const plain = await drawn(curve(points, { ideal: { label: "wish", at: (x) => x } }));
    const steep = await drawn(
      curve(points, { ideal: { label: "wish", at: (x) => 10 ** (3 * x) / 1000 } }),
    );
    const spread = (elements: typeof plain) => {
      const ys = filled(elements, "blue").map(({ y }) => y);
      return Math.max(...ys) - Math.min(...ys);
    };
    expect(spread(steep) / spread(plain)).toBeGreaterThan(0.6);
    const line = steep.find(
      ({ name, attributes }) => name === "path" && attributes["stroke-dasharray"] === "5,4",
    )!;
    const ys = [...line.attributes.d!.matchAll(/,(-?[\d.]+)/g)].map(([, y]) => Number(y));
    expect(Math.min(...ys)).toBeCloseTo(0, 1);
  });

  test("fit draws models instead of joining the points", async () => {
    const fit = [
      { label: "Amdahl", at: (x: number) => 8 / x },
      { label: "universal", at: (x: number) => 7 / x },
    ];
    const elements = await drawn(curve(points, { fit }));
    const lines = elements.filter(
      ({ name, groups }) => name === "path" && groups.includes("mark-line"),
    );
    expect(lines.map(({ attributes }) => attributes.stroke)).toEqual([
      "var(--chart-orange, #d87a00)",
      "var(--chart-green, #008563)",
    ]);
    expect(texts(elements).map(({ text }) => text)).toEqual(
      expect.arrayContaining(["Amdahl", "universal"]),
    );
  });

  test("fit takes one model too, and one that gives no number for some x", async () => {
    const fit = { label: "model", at: (x: number) => (x < 2 ? Number.NaN : 1) };
    const chart = curve(points, { fit });
    expect(chart.usermeta.overlap.table.rows.map((row) => row.at(-1))).toEqual(["", 1, 1]);
    expect(await shown(chart)).toContain("model");
  });
});

test.each<[CurvePoint[], string]>([
  [[], "curve: points is empty, expected at least one point"],
  [[{ x: Number.NaN, y: 1 }], "curve: points[0].x is NaN, expected a finite number from 0 on"],
  [[{ x: 1, y: -1 }], "curve: points[0].y is -1, expected a finite number from 0 on"],
  [
    [{ x: 1, y: 4, low: 1, high: 2 }],
    "curve: points[0].y is 4, expected it within its interval, 1 to 2",
  ],
])("curve(%j) throws: %s", (given, message) => {
  expect(() => curve(given)).toThrow(new RangeError(message));
});

test("curve(points, {log}) refuses zero on the axis that is logarithmic", () => {
  expect(() => curve([{ x: 0, y: 1 }], { log: "x" })).toThrow("points[0].x is 0");
  expect(() => curve([{ x: 1, y: 0 }], { log: "both" })).toThrow("points[0].y is 0");
  expect(() => curve([{ x: 0, y: 1 }], { log: "y" })).not.toThrow();
});
