import {
  checkThenAct,
  countSchedules,
  countSwitches,
  describeReplay,
  lostUpdate,
  lostUpdateFixed,
  replay,
  type ScheduleNode,
  scheduleTree,
  twoLocks,
} from "overlap/race";
import { describe, expect, test } from "vitest";

describe("replay(program, schedule)", () => {
  test("lets the tasks run in that order and keeps the state after each step", () => {
    const { steps, start, breakage } = replay(lostUpdate, ["A", "B", "A", "B"]);
    expect(start).toEqual({ count: 0 });
    expect(steps).toEqual([
      { task: "A", label: "read", state: { count: 0 } },
      { task: "B", label: "read", state: { count: 0 } },
      { task: "A", label: "write 1", state: { count: 1 } },
      { task: "B", label: "write 1", state: { count: 1 } },
    ]);
    expect(breakage).toMatchObject({ kind: "final", after: 4 });
  });

  test("takes the schedule as a text, too", () => {
    expect(replay(lostUpdate, " A A\nB B ")).toEqual(replay(lostUpdate, ["A", "A", "B", "B"]));
    expect(replay(lostUpdate, "A A B B").breakage).toBeUndefined();
  });

  test("may stop early and says what each task would do next", () => {
    const { next, breakage } = replay(lostUpdateFixed, "A");
    expect(next).toEqual([
      { task: "A", label: "read", blocked: false },
      { task: "B", label: "lock", blocked: true },
    ]);
    expect(breakage).toBeUndefined();
    expect(replay(lostUpdate, "A A B B").next).toEqual([]);
  });

  test.each([
    ["C", 'step 1 cannot be C: "lost update" has no such task; A or B can run'],
    ["A A A", "step 3 cannot be A: it is done; B can run"],
    ["A A B B A", "step 5 cannot be A: it is done; nobody can run"],
  ])("replay(lostUpdate, %j) throws and says who can run", (schedule, message) => {
    expect(() => replay(lostUpdate, schedule)).toThrow(new RangeError(message));
  });

  test("throws for a task that waits, and says for what", () => {
    expect(() => replay(lostUpdateFixed, "A B")).toThrow(
      'step 2 cannot be B: it waits for "lock"; A can run',
    );
  });

  test("goes on after a breakage and keeps the first", () => {
    const { breakage, steps } = replay(checkThenAct, "A B A B");
    expect(steps.length).toBe(4);
    expect(breakage).toMatchObject({ kind: "invariant", after: 4 });
  });
});

test("describeReplay(replay) says so when nothing has gone wrong", () => {
  expect(describeReplay(replay(twoLocks, "A")).split("\n")).toEqual([
    "two locks: 1 step, 0 switches",
    "   A          B  state",
    "                 { left: '', right: '' }",
    "1  lock left     { left: 'A', right: '' }",
    "nothing has gone wrong",
  ]);
});

test("countSwitches(schedule) counts changes of the running task", () => {
  expect(["", "A", "AAB", "ABAB"].map((schedule) => countSwitches([...schedule]))).toEqual([
    0, 0, 1, 3,
  ]);
});

describe("countSchedules", () => {
  test("countSchedules(steps) is the multinomial coefficient, exactly", () => {
    expect(countSchedules([2, 2])).toBe(6n);
    expect(countSchedules([1, 2, 3])).toBe(60n);
    expect(countSchedules([])).toBe(1n);
    expect(countSchedules([0, 5, 0])).toBe(1n);
    const factorial = (n: number): bigint => (n < 2 ? 1n : BigInt(n) * factorial(n - 1));
    expect(countSchedules([20, 30, 10])).toBe(
      factorial(60) / (factorial(20) * factorial(30) * factorial(10)),
    );
  });

  test.each([-1, 0.5, Number.NaN])("countSchedules([%d]) throws a RangeError", (steps) => {
    expect(() => countSchedules([steps])).toThrow(RangeError);
  });
});

describe("scheduleTree", () => {
  test("scheduleTree(program) has one leaf a schedule, and says which of them break", () => {
    const leaves = ends(scheduleTree(lostUpdate));
    expect(leaves.length).toBe(6);
    expect(leaves.filter((leaf) => leaf.breakage).length).toBe(4);
    expect(JSON.parse(JSON.stringify(leaves))).toEqual(leaves);
  });

  test("scheduleTree(program) ends where nobody can go on", () => {
    const stuck = ends(scheduleTree(twoLocks)).filter((leaf) => leaf.breakage?.kind === "deadlock");
    expect(stuck.length).toBe(2);
    expect(stuck.every((leaf) => leaf.next.every((choice) => choice.blocked))).toBe(true);
  });

  test("scheduleTree(program, { limit }) throws when there are more points", () => {
    expect(() => scheduleTree(lostUpdate, { limit: 18 })).toThrow(
      'at most 18 points, "lost update"',
    );
    expect(() => scheduleTree(lostUpdate, { limit: 19 })).not.toThrow();
  });
});

function ends<S>(node: ScheduleNode<S>): ScheduleNode<S>[] {
  const follow = node.next.flatMap((choice) => (choice.node ? ends(choice.node) : []));
  return follow.length > 0 ? follow : [node];
}
