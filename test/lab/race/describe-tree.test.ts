import { describeTree, lostUpdate, lostUpdateFixed, scheduleTree, twoLocks } from "overlap/race";
import { describe, expect, test } from "vitest";

describe("describeTree(tree)", () => {
  test("has a line for each fork and each end, with the state and what broke", () => {
    expect(describeTree(scheduleTree(lostUpdate)).split("\n")).toEqual([
      "          ├─ A read",
      "holds     │  ├─ A write 1, B read, B write 2  { count: 2 }",
      "          │  └─ B read",
      "breaks    │     ├─ A write 1, B write 1       { count: 1 }",
      "breaks    │     └─ B write 1, A write 1       { count: 1 }",
      "          └─ B read",
      "             ├─ A read",
      "breaks       │  ├─ A write 1, B write 1       { count: 1 }",
      "breaks       │  └─ B write 1, A write 1       { count: 1 }",
      "holds        └─ B write 1, A read, A write 2  { count: 2 }",
    ]);
  });

  test("leaves out who waits, and ends where nobody can go on", () => {
    expect(describeTree(scheduleTree(lostUpdateFixed)).split("\n").length).toBe(2);
    expect(describeTree(scheduleTree(twoLocks))).toContain("B lock right");
    expect(describeTree(scheduleTree(twoLocks)).match(/^deadlock /gm)?.length).toBe(2);
  });
});
