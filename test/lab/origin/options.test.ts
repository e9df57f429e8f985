import { chance, drawLatency, type OriginOptions, startOrigin } from "overlap/origin";
import { describe, expect, it } from "vitest";

const wrong: [string, unknown, string][] = [
  ["an unknown name", { latncy: 5 }, 'origin: there is no option "latncy"'],
  ["a negative latency", { latency: -1 }, "latency must be milliseconds or one of"],
  ["an unknown distribution", { service: { kind: "normal" } }, "service must be milliseconds"],
  ["a range turned round", { latency: { kind: "uniform", from: 2, to: 1 } }, "not exceed to"],
  ["a tail below its median", { latency: { kind: "log-normal", median: 9, p99: 3 } }, "no less"],
  ["no size", { sizes: [] }, "sizes must be one or more whole numbers of 43 to 16777216 bytes"],
  ["a size without room for the head", { sizes: [42] }, "not [42]"],
  ["a capacity of none", { capacity: 0 }, "capacity must be a whole number above 0, not 0"],
  ["a queue below zero", { maxQueue: -1 }, "maxQueue must be a whole number of 0 or more, not -1"],
  ["a drip of nothing", { drip: { bytes: 0, every: 1 } }, "drip must be { bytes: above 0"],
  ["an unknown protocol", { protocol: "h3" }, 'protocol must be "http", "https" or "h2", not "h3"'],
  ["a broken seed", { seed: 0.5 }, "seed must be a whole number, not 0.5"],
  ["an unknown failure", { failures: [{ kind: "flood" }] }, "kind must be one of status, refused"],
  ["a rate above 1", { failures: [{ kind: "drip", rate: 2 }] }, "rate must be 0 to 1"],
  ["a page that is none", { failures: [{ kind: "drip", pages: [-1] }] }, "numbers of pages"],
  ["a status that is none", { failures: [{ kind: "status", status: 99 }] }, "200 to 599"],
];

describe("startOrigin(options)", () => {
  it.each(wrong)("refuses %s in one line", async (_name, options, message) => {
    const error = await startOrigin(options as OriginOptions).catch((error) => error);
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toContain(message);
    expect(error.message).not.toContain("\n");
  });
});

describe("drawLatency(latency, ...keys)", () => {
  const draws = (latency: Parameters<typeof drawLatency>[0]) =>
    Array.from({ length: 20_000 }, (_, n) => drawLatency(latency, 1, n)).sort((a, b) => a - b);
  const at = (sorted: number[], share: number) => sorted[Math.floor(share * sorted.length)]!;
  const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

  it("draws the same for the same keys", () => {
    const latency = { kind: "exponential", mean: 20 } as const;
    expect(drawLatency(latency, 7, 3)).toBe(drawLatency(latency, 7, 3));
    expect(drawLatency(latency, 7, 3)).not.toBe(drawLatency(latency, 7, 4));
  });

  it("takes a fixed time as it is", () => {
    expect([drawLatency(50, 1), drawLatency({ kind: "fixed", ms: 50 }, 2)]).toEqual([50, 50]);
  });

  it("spreads a uniform one evenly between its ends", () => {
    const sorted = draws({ kind: "uniform", from: 10, to: 30 });
    expect(sorted[0]).toBeGreaterThanOrEqual(10);
    expect(sorted.at(-1)).toBeLessThan(30);
    expect(at(sorted, 0.25)).toBeCloseTo(15, 0);
    expect(mean(sorted)).toBeCloseTo(20, 0);
  });

  it("gives an exponential one its mean and its memoryless tail", () => {
    const sorted = draws({ kind: "exponential", mean: 20 });
    expect(mean(sorted)).toBeGreaterThan(19.4);
    expect(mean(sorted)).toBeLessThan(20.6);
    expect(at(sorted, 0.5) / (20 * Math.LN2)).toBeCloseTo(1, 1);
  });

  it("gives a log-normal one its median and its 99th percentile", () => {
    const sorted = draws({ kind: "log-normal", median: 50, p99: 500 });
    expect(at(sorted, 0.5) / 50).toBeCloseTo(1, 1);
    expect(at(sorted, 0.99) / 500).toBeCloseTo(1, 0);
  });
});

describe("chance(...keys)", () => {
  it("is even over [0, 1) for neighbouring keys", () => {
    const tenths = new Array(10).fill(0);
    for (let n = 0; n < 20_000; n++) tenths[Math.floor(chance(1, n) * 10)] += 1;
    for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200);
  });
});
