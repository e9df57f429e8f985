import { type HeatMapCell, heatMap } from "overlap/chart";
import { describe, expect, test } from "vitest";
import { drawn, filled, texts } from "./drawing.js";

const cells: HeatMapCell[] = [
  { x: 1, y: "a", value: 10 },
  { x: 2, y: "a", value: 20 },
  { x: 1, y: "b", value: 70 },
];
const steps = ["heat1", "heat2", "heat3", "heat4", "heat5", "heat6"];

describe("heatMap(cells)", () => {
  test("draws each cell in the step of its value, with its number", async () => {
    const elements = await drawn(heatMap(cells));
    // One of each step is in the key.
    expect(steps.map((step) => filled(elements, step).length - 1)).toEqual([1, 1, 0, 0, 0, 1]);
    expect(texts(elements).map(({ text }) => text)).toEqual(
      expect.arrayContaining(["10.0 ms", "20.0 ms", "70.0 ms", "1", "2", "a", "b"]),
    );
  });

  test("says the extremes, and has the map itself as its table", () => {
    const { description, usermeta } = heatMap(cells, { x: "threads", y: "kind" });
    expect(description).toBe(
      "Heat map of 3 values. The smallest is 10.0 ms at threads 1, kind a; the largest is 70.0 ms at threads 1, kind b, 7.0 times as much.",
    );
    expect(usermeta.overlap.table).toEqual({
      columns: ["kind by threads (ms)", "1", "2"],
      rows: [
        ["a", 10, 20],
        ["b", 70, ""],
      ],
    });
  });

  test("draws one value, or all the same, in one step", async () => {
    const chart = heatMap([{ x: 1, y: 1, value: 5 }], { unit: "" });
    expect(filled(await drawn(chart), "heat1")).toHaveLength(2);
    expect(chart.description).toBe("Heat map of one value. x 1, y 1: 5.");
  });

  test("leaves out the numbers where they would not fit", async () => {
    const many = Array.from({ length: 30 }, (_, x) => ({ x, y: 1, value: 1000 + x }));
    const all = texts(await drawn(heatMap(many, { unit: "" }))).map(({ text }) => text);
    expect(all).not.toContain("1,001");
  });

  test("log makes steps of equal ratio", async () => {
    const values = [1, 10, 1e6].map((value, x) => ({ x, y: 1, value }));
    const painted = async (log: boolean) => {
      const elements = await drawn(heatMap(values, { log, unit: "" }));
      return steps.map((step) => filled(elements, step).length - 1);
    };
    expect(await painted(false)).toEqual([2, 0, 0, 0, 0, 1]);
    expect(await painted(true)).toEqual([1, 1, 0, 0, 0, 1]);
  });
});

test.each<[HeatMapCell[], string]>([
  [[], "heatMap: cells is empty, expected at least one cell"],
  [
    [{ x: 1, y: 1, value: Number.NaN }],
    "heatMap: cells[0].value is NaN, expected a finite number from 0 on",
  ],
  [
    [
      { x: 1, y: 1, value: 1 },
      { x: 1, y: 1, value: 2 },
    ],
    "heatMap: cells[1] is a second value for x 1 and y 1",
  ],
])("heatMap(%j) throws: %s", (given, message) => {
  expect(() => heatMap(given)).toThrow(new RangeError(message));
});
