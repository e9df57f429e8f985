import { type QuadrantPoint, quadrant } from "overlap/chart";
import { describe, expect, test } from "vitest";
import { boxOf, drawn, filled, texts } from "./drawing.js";

const programs: QuadrantPoint[] = [
  { name: "download", x: 5, y: 8 },
  { name: "hash", x: 99, y: 98.5 },
  { name: "parse", x: 90, y: 95 },
];
const options = {
  x: "processor time",
  y: "loop busy",
  xUnit: "%",
  unit: "%",
  split: { x: 50, y: 50 },
  fields: { topRight: "computes", bottomLeft: "waits" },
};

describe("quadrant(points, options)", () => {
  test("draws each point and its name, and the names of the fields", async () => {
    const elements = await drawn(quadrant(programs, options));
    expect(filled(elements, "blue")).toHaveLength(3);
    expect(texts(elements).map(({ text }) => text)).toEqual(
      expect.arrayContaining(["download", "hash", "parse", "computes", "waits"]),
    );
  });

  test("says what stands in which field", () => {
    expect(quadrant(programs, options).description).toBe(
      "Quadrant chart of 3 points: loop busy by processor time, split at 50% and 50%. Top right (“computes”): hash (99%, 98.5%) and parse (90%, 95%). Bottom left (“waits”): download (5%, 8%).",
    );
  });

  test("has a table with the field of each point", () => {
    expect(quadrant(programs, options).usermeta.overlap.table).toEqual({
      columns: ["Name", "Processor time (%)", "Loop busy (%)", "Field"],
      rows: [
        ["download", 5, 8, "waits"],
        ["hash", 99, 98.5, "computes"],
        ["parse", 90, 95, "computes"],
      ],
    });
  });

  test("counts a point on the split to the field above and right of it", () => {
    const on = quadrant([{ name: "a", x: 50, y: 50 }], options);
    expect(on.usermeta.overlap.table.rows).toEqual([["a", 50, 50, "computes"]]);
  });

  test("tells groups apart by colour and shape, points without one too", async () => {
    const elements = await drawn(
      quadrant(programs.map((point, i) => (i < 2 ? { ...point, group: `group ${i}` } : point))),
    );
    const shape = (name: string) => filled(elements, name).at(-1)!.attributes.d;
    expect(new Set(["blue", "orange", "green"].map(shape)).size).toBe(3);
  });

  test("keeps names of points that stand close apart from each other", async () => {
    const close = Array.from({ length: 4 }, (_, i) => ({
      name: `program ${i}`,
      x: 50 + i,
      y: 50 + i,
    }));
    const boxes = texts(await drawn(quadrant(close)))
      .filter(({ text }) => text.startsWith("program"))
      .map(boxOf);
    expect(boxes).toHaveLength(4);
    const collisions = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter(
          (b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
        ),
    );
    expect(collisions).toEqual([]);
  });
});

test("quadrant(points) splits each axis in half", () => {
  expect(quadrant([{ name: "a", x: 100, y: 10 }]).description).toBe(
    "Quadrant chart of 1 point: y by x, split at 56 and 5.60. Top right: a (100, 10).",
  );
});

test.each<[QuadrantPoint[], string]>([
  [[], "quadrant: points is empty, expected at least one point"],
  [[{ name: "a", x: -1, y: 1 }], "quadrant: points[0].x is -1, expected a finite number from 0 on"],
  [
    [{ name: "a", x: 1, y: Number.NaN }],
    "quadrant: points[0].y is NaN, expected a finite number from 0 on",
  ],
])("quadrant(%j) throws: %s", (points, message) => {
  expect(() => quadrant(points)).toThrow(new RangeError(message));
});

test("quadrant(points, {split}) refuses a split that is no number", () => {
  expect(() => quadrant(programs, { split: { x: 1, y: Number.NaN } })).toThrow(
    "quadrant: options.split.y is NaN",
  );
});
