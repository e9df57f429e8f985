import { distribution } from "overlap/chart";
import { describe, expect, test } from "vitest";
import { drawn, filled, texts } from "./drawing.js";

const hundred = Array.from({ length: 101 }, (_, i) => i);
const shown = async (chart: ReturnType<typeof distribution>) =>
  texts(await drawn(chart)).map(({ text }) => text);

describe("distribution(samples)", () => {
  test("draws a stepped curve per name, up to all of the samples", async () => {
    const elements = await drawn(distribution({ closed: [1, 2, 2, 9], open: [5] }));
    const lines = elements.filter(
      ({ name, groups }) => name === "path" && groups.includes("mark-line"),
    );
    expect(lines).toHaveLength(2);
    const ys = [...lines[0]!.attributes.d!.matchAll(/,([\d.]+)/g)].map(([, y]) => Number(y));
    expect([...new Set(ys)]).toEqual([300, 225, 150, 75, 0]);
  });

  test("keeps curves of many samples short, and their ends", async () => {
    const samples = Array.from({ length: 10_000 }, (_, i) => i / 10);
    const lines = (await drawn(distribution({ all: samples }))).filter(
      ({ name, groups }) => name === "path" && groups.includes("mark-line"),
    );
    expect(lines[0]!.attributes.d!.match(/L/g)!.length).toBeLessThan(400);
    expect(lines[0]!.attributes.d).toMatch(/,0$/);
  });

  test("writes the median and the 99th percentile, or the quantiles asked for", async () => {
    expect(await shown(distribution({ closed: hundred }))).toContain(
      "closed: 50 % ≤ 50.0 ms, 99 % ≤ 99.0 ms",
    );
    expect(await shown(distribution({ closed: hundred }, { quantiles: [0.999] }))).toContain(
      "closed: 99.9 % ≤ 99.9 ms",
    );
    expect(await shown(distribution({ closed: hundred }, { quantiles: [] }))).toContain("closed");
  });

  test("says the quantiles, and has them in its table", () => {
    const { description, usermeta } = distribution({ closed: hundred }, { x: "latency" });
    expect(description).toBe(
      "Cumulative distribution of latency, 101 samples. “closed”: median 50.0 ms, 95 % at most 95.0 ms, 99 % at most 99.0 ms, from 0 ms to 100 ms.",
    );
    expect(usermeta.overlap.table).toEqual({
      columns: [
        "Name",
        "Samples",
        "Least (ms)",
        "5 % (ms)",
        "25 % (ms)",
        "Median (ms)",
        "75 % (ms)",
        "95 % (ms)",
        "99 % (ms)",
        "Most (ms)",
      ],
      rows: [["closed", 101, 0, 5, 25, 50, 75, 95, 99, 100]],
    });
  });

  test("leaves the samples in the order they came in", () => {
    const samples = [3, 1, 2];
    distribution({ a: samples });
    expect(samples).toEqual([3, 1, 2]);
  });
});

describe("distribution(samples, {as: box})", () => {
  test("draws the middle half, and samples beyond the whiskers as points", async () => {
    const elements = await drawn(distribution({ a: hundred, b: [7] }, { as: "box" }));
    const boxes = filled(elements, "blue").map(({ attributes }) =>
      Number(/h([\d.]+)/.exec(attributes.d!)![1]),
    );
    expect(boxes).toHaveLength(1 + 2); // the legend's and two
    expect(filled(elements, "muted")).toHaveLength(10); // 0 to 4 and 96 to 100
  });

  test("writes each median, and a limit", async () => {
    const chart = distribution(
      { a: hundred },
      { as: "box", unit: "MB", limit: { value: 80, label: "heap" } },
    );
    expect(await shown(chart)).toEqual(expect.arrayContaining(["50 MB", "heap"]));
    expect(chart.description).toMatch(/^Box chart of value, 101 samples\./);
  });
});

test.each<[Record<string, number[]>, string]>([
  [{}, "distribution: samples is empty, expected at least one name with samples"],
  [{ a: [] }, 'distribution: samples["a"] is empty, expected at least one sample'],
  [{ a: [1, -2] }, 'distribution: samples["a"][1] is -2, expected a finite number from 0 on'],
])("distribution(%j) throws: %s", (samples, message) => {
  expect(() => distribution(samples)).toThrow(new RangeError(message));
});

test("distribution(samples, options) refuses a quantile that is no share, and zero on a log axis", () => {
  expect(() => distribution({ a: [1] }, { quantiles: [99] })).toThrow(
    "distribution: options.quantiles[0] is 99, expected a share from 0 to 1",
  );
  expect(() => distribution({ a: [0] }, { log: true })).toThrow("expected a finite number above 0");
});
