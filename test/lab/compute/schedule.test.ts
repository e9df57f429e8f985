import { schedule } from "overlap/compute";
import { duration, peak } from "overlap/trace";
import { describe, expect, it } from "vitest";

describe("schedule", () => {
  it("schedule(costs) gives each chunk to the worker that is free first", () => {
    const spans = schedule([3, 1, 1, 2], { workers: 2 });
    expect(spans.map(({ lane, start, end }) => [lane, start, end])).toEqual([
      ["worker 1", 0, 3],
      ["worker 2", 0, 1],
      ["worker 2", 1, 2],
      ["worker 2", 2, 4],
    ]);
  });

  it("schedule(costs) of three equal chunks on two workers ends at 4/3 of two", () => {
    expect(duration(schedule([2, 2, 2], { workers: 2 }))).toBe(4);
    expect(duration(schedule([3, 3], { workers: 2 }))).toBe(3);
  });

  it("schedule(costs) lets each chunk wait for its message first", () => {
    const spans = schedule([5, 5], { workers: 1, perMessage: 2 });
    expect(spans.map(({ kind, start, end }) => [kind, start, end])).toEqual([
      ["waiting", 0, 2],
      ["working", 2, 7],
      ["waiting", 7, 9],
      ["working", 9, 14],
    ]);
  });

  it("schedule(costs) leaves workers without a chunk idle", () => {
    expect(peak(schedule([1, 1], { workers: 5 }))).toBe(2);
    expect(schedule([], { workers: 5 })).toEqual([]);
  });

  it("schedule(costs) rejects what is no number of workers", () => {
    expect(() => schedule([1], { workers: 0 })).toThrow("above 0, got 0");
    expect(() => schedule([1], { workers: 1.5 })).toThrow("above 0, got 1.5");
  });
});
