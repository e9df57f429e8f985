import { describeTree, lostUpdate, lostUpdateFixed, scheduleTree, twoLocks } from "overlap/race";
import { describe, expect, test } from "vitest";

describe("describeTree(tree)", () => {
  test("has a line for each fork and each end, with the state and what broke", () => {
    expect(describeTree(scheduleTree(lostUpdate)).split("\n")).toEqual([
      "├─ A read",
      "│  ├─ A write 1, B read, B write 2  { count: 2 } holds",
      "│  └─ B read",
      "│     ├─ A write 1, B write 1       { count: 1 } breaks (final)",
      "│     └─ B write 1, A write 1       { count: 1 } breaks (final)",
      "└─ B read",
      "   ├─ A read",
      "   │  ├─ A write 1, B write 1       { count: 1 } breaks (final)",
      "   │  └─ B write 1, A write 1       { count: 1 } breaks (final)",
      "   └─ B write 1, A read, A write 2  { count: 2 } holds",
    ]);
  });

  test("leaves out who waits, and ends where nobody can go on", () => {
    expect(describeTree(scheduleTree(lostUpdateFixed)).split("\n").length).toBe(2);
    expect(describeTree(scheduleTree(twoLocks))).toContain("B lock right");
    expect(describeTree(scheduleTree(twoLocks)).match(/breaks \(deadlock\)/g)?.length).toBe(2);
  });
});
