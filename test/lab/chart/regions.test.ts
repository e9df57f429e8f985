import { regions } from "overlap/chart";
import { describe, expect, test } from "vitest";
import { drawn, texts } from "./drawing.js";

const options = { regions: ["left", "right"], from: 1, to: 100, x: "time", y: "share" };
const halves = (x: number) => (x < 10 ? "left" : "right");
const points = [
  { name: "a", x: 2, y: 20, region: "left" },
  { name: "b", x: 50, y: 80, region: "left" },
];

describe("regions(regionAt, points, options)", () => {
  test("says how much of the map each region has, on its logarithmic axis", () => {
    expect(regions(halves, [], options).description).toBe(
      "Map of 2 regions by time and share; of its area have left 50% and right 50%.",
    );
  });

  test("asks for places all over the map, and for none outside", () => {
    const asked: [number, number][] = [];
    const note = (x: number, y: number) => {
      asked.push([x, y]);
      return "left";
    };
    regions(note, [], { ...options, high: 40 });
    const within = asked.filter(([x, y]) => x > 1 && x < 100 && y > 0 && y < 40);
    expect(within.length).toBe(asked.length);
    expect(new Set(asked.map(([x]) => x)).size).toBeGreaterThan(50);
  });

  test("has a table that tells what a point belongs to from where it stands", () => {
    expect(regions(halves, points, options).usermeta.overlap.table.rows).toEqual([
      ["a", 2, 20, "left", "left"],
      ["b", 50, 80, "left", "right"],
    ]);
  });

  test("names points and those regions that have room for it", async () => {
    const thin = (x: number) => (x > 97 ? "right" : "left");
    const names = texts(await drawn(regions(thin, points, options))).map(({ text }) => text);
    expect(names.filter((name) => name === "left")).toHaveLength(2); // legend and map
    expect(names.filter((name) => name === "right")).toHaveLength(1); // legend
    expect(names).toEqual(expect.arrayContaining(["a", "b"]));
  });

  test("refuses a region that it was not told of, and an axis without length", () => {
    expect(() => regions(() => "nowhere", [], options)).toThrow(
      'regions: regionAt is "nowhere", expected one of left, right',
    );
    expect(() => regions(halves, [{ ...points[0]!, region: "up" }], options)).toThrow(
      'points[0].region is "up"',
    );
    expect(() => regions(halves, [], { ...options, from: 0 })).toThrow("options.from is 0");
  });
});
