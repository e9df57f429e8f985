import {
  checkThenAct,
  checkThenActFixed,
  countSchedules,
  countSwitches,
  explore,
  lostUpdate,
  lostUpdateFixed,
  type Program,
  replay,
  type Task,
  twoLocks,
  twoLocksFixed,
  until,
} from "overlap/race";
import { createRandom } from "overlap/stats";
import { describe, expect, test } from "vitest";

/** Tasks that take so many steps each and write down who ran. */
function walkers(steps: readonly number[], final?: Program<{ log: string }>["final"]) {
  const walk = (name: string, count: number) =>
    function* (shared: { log: string }): Task {
      for (let i = 0; i < count; i++) {
        yield `step ${i}`;
        shared.log += name;
      }
    };
  const program: Program<{ log: string }> = {
    name: "walkers",
    state: () => ({ log: "" }),
    tasks: Object.fromEntries(
      steps.map((count, i) => {
        const name = String.fromCharCode(65 + i);
        return [name, walk(name, count)];
      }),
    ),
    ...(final && { final }),
  };
  return program;
}

describe("explore(program)", () => {
  test.each([
    [[1, 1]],
    [[2, 2]],
    [[3, 2, 1]],
    [[4, 4]],
    [[2, 2, 2]],
    [[0, 3]],
    [[1, 1, 1, 1, 1]],
    [[5]],
  ])(
    "runs tasks of %j steps under as many schedules as the multinomial coefficient says, each once",
    (steps) => {
      const seen = new Set<string>();
      const program = walkers(steps, ({ log }) => {
        seen.add(log);
        return true;
      });
      const { schedules, complete, broken, breaking } = explore(program);
      expect(BigInt(schedules)).toBe(countSchedules(steps));
      expect(seen.size).toBe(schedules);
      expect({ complete, broken, breaking }).toEqual({
        complete: true,
        broken: 0,
        breaking: undefined,
      });
    },
  );

  test.each([
    [lostUpdate, { schedules: 6, broken: 4 }],
    [checkThenAct, { schedules: 6, broken: 4 }],
    [twoLocks, { schedules: 6, broken: 2 }],
    [lostUpdateFixed, { schedules: 2, broken: 0 }],
    [checkThenActFixed, { schedules: 2, broken: 0 }],
    [twoLocksFixed, { schedules: 2, broken: 0 }],
  ] as const)("$name: counts all its schedules and those that break it", (program, counts) => {
    expect(explore(program as Program<object>)).toMatchObject({ complete: true, ...counts });
  });

  test("the broken ones are broken in as few switches as there can be", () => {
    const fewest = [lostUpdate, checkThenAct, twoLocks].map((program) => {
      const { breaking } = explore(program as Program<object>);
      return [breaking?.schedule.join(""), breaking?.switches, breaking?.fewest];
    });
    expect(fewest).toEqual([
      ["ABBA", 2, true],
      ["ABBA", 2, true],
      ["AB", 1, true],
    ]);
  });

  test("the trace says who ran, which step, the state after it, and what went wrong", () => {
    expect(explore(lostUpdate).breaking?.trace.split("\n")).toEqual([
      "lost update: 4 steps, 2 switches",
      "   A        B        state",
      "                     { count: 0 }",
      "1  read              { count: 0 }",
      "2           read     { count: 0 }",
      "3           write 1  { count: 1 }",
      "4  write 1           { count: 1 }",
      "final: two tasks added 1, the counter says 1",
    ]);
    expect(explore(twoLocks).breaking?.trace).toContain(
      'deadlock: nobody can go on: A waits for "lock right", B waits for "lock left"',
    );
  });

  test("a breaking schedule ends with the step after which it shows", () => {
    const program = walkers([3, 3]);
    program.invariant = ({ log }) => !log.includes("AB") || `B after A: ${log}`;
    const { breaking, broken, schedules } = explore(program);
    expect([schedules, broken]).toEqual([20, 19]);
    expect(breaking?.schedule.join("")).toBe("AAAB");
    expect(breaking?.replay.breakage).toEqual({
      kind: "invariant",
      message: "B after A: AAAB",
      after: 4,
    });
  });

  test("fewer switches come before an earlier place in the order of trying", () => {
    const program = walkers([2, 2]);
    program.invariant = ({ log }) => (log !== "AB" && log !== "BB") || log;
    const { breaking } = explore(program);
    expect([breaking?.schedule.join(""), breaking?.switches]).toEqual(["BB", 0]);
  });

  test("an invariant that is wrong at the start is broken by the empty schedule", () => {
    const { breaking } = explore({ ...walkers([1, 1]), invariant: () => "wrong from the start" });
    expect([breaking?.schedule, breaking?.switches]).toEqual([[], 0]);
  });

  test("a task that throws breaks the program, the others go on", () => {
    const program = walkers([1, 2]);
    const tasks: Program<{ log: string }>["tasks"] = {
      ...program.tasks,
      A: function* (shared): Task {
        yield "look";
        if (shared.log !== "") throw new Error("not alone");
      },
    };
    const { schedules, broken, breaking } = explore({ ...program, tasks });
    expect([schedules, broken]).toEqual([3, 2]);
    expect(breaking?.replay.breakage?.message).toBe('A threw in "look": Error: not alone');
  });

  test("a step behind until(condition) is taken only while the condition holds", () => {
    const program = walkers([2, 1]);
    const tasks: Program<{ log: string }>["tasks"] = {
      ...program.tasks,
      B: function* (shared): Task {
        yield until(() => shared.log === "A", "one A");
        shared.log += "B";
      },
    };
    const ends: string[] = [];
    const final = ({ log }: { log: string }) => {
      ends.push(log);
      return true as const;
    };
    const { schedules, broken, breaking } = explore({ ...program, tasks, final });
    expect([schedules, broken, ends]).toEqual([2, 1, ["ABA"]]);
    expect(breaking?.replay.breakage?.message).toBe('nobody can go on: B waits for "one A"');
  });

  test("a program that need not end is endless, and said to be so", () => {
    const spin = function* (shared: { locked: boolean }): Task {
      yield "look";
      while (shared.locked) yield "look again";
      shared.locked = true;
      yield "unlock";
      shared.locked = false;
    };
    const state = () => ({ locked: false });
    const program = { name: "spinning", state, tasks: { A: spin, B: spin } };
    const { complete, breaking } = explore(program, { maxSteps: 50 });
    expect(complete).toBe(false);
    expect(breaking?.replay.steps.length).toBe(50);
    expect(breaking?.trace).toContain("endless: not done in 50 steps");
  });

  test("a task that touches the state before its first yield is refused", () => {
    const early = function* (shared: { count: number }): Task {
      const seen = shared.count;
      yield "write";
      shared.count = seen + 1;
    };
    const program = { name: "early", state: () => ({ count: 0 }), tasks: { A: early, B: early } };
    expect(() => explore(program)).toThrow('every task of "early" to yield before it touches');
  });

  test("a program that is not the same each run is refused", () => {
    let runs = 0;
    const tasks: Program<{ log: string }>["tasks"] = {
      ...walkers([2, 2]).tasks,
      C: function* (): Task {
        yield until(() => runs < 3);
      },
    };
    const state = () => {
      runs += 1;
      return { log: "" };
    };
    expect(() => explore({ name: "moody", state, tasks })).toThrow(
      'expected "moody" to be the same',
    );
  });
});

describe("explore(program, { limit })", () => {
  test("stops there and says that it has not seen all", () => {
    expect(explore(walkers([4, 4]), { limit: 10 })).toMatchObject({
      schedules: 10,
      complete: false,
    });
    expect(explore(walkers([2, 2]), { limit: 6 })).toMatchObject({ schedules: 6, complete: true });
  });

  test("still finds the fewest switches where it found any breaking schedule", () => {
    const program = walkers([6, 6], ({ log }) => !log.endsWith("ABA") || "ends with ABA");
    const { breaking } = explore(program, { limit: 300 });
    expect([breaking?.schedule.join(""), breaking?.fewest]).toEqual(["BBBBBAAAAABA", true]);
  });

  test.each([0, -1, 1.5, Number.NaN])(
    "explore(program, { limit: %d }) throws a RangeError",
    (limit) => {
      expect(() => explore(lostUpdate, { limit })).toThrow(RangeError);
      expect(() => explore(lostUpdate, { maxSteps: limit })).toThrow(RangeError);
    },
  );
});

describe("explore(program, { seed })", () => {
  test("runs that many random schedules, the same for the same seed", () => {
    const one = explore(lostUpdate, { seed: 7, limit: 500 });
    expect(one).toMatchObject({ schedules: 500, complete: false });
    expect(one.broken).toBeGreaterThan(0);
    expect(explore(lostUpdate, { seed: 7, limit: 500 })).toEqual(one);
    const counts = [1, 2, 3, 4].map((seed) => explore(lostUpdate, { seed, limit: 500 }).broken);
    expect(new Set(counts).size).toBeGreaterThan(1);
  });

  test("runs 10,000 when no limit is given, and finds nothing in the fixed programs", () => {
    for (const program of [lostUpdateFixed, twoLocksFixed, checkThenActFixed])
      expect(explore(program as Program<object>, { seed: 1 })).toMatchObject({
        schedules: 10_000,
        broken: 0,
      });
  });

  test("gives a schedule as it was found when the limit stops the search for fewer switches", () => {
    const program = walkers([5, 5]);
    program.invariant = ({ log }) => !/AB+A/.test(log) || log;
    for (let seed = 0; seed < 10; seed++) {
      const { breaking } = explore(program, { seed, limit: 1 });
      expect(breaking?.fewest).toBe(false);
      expect(breaking?.schedule.length).toBe(breaking?.replay.breakage?.after);
      expect(breaking?.schedule.join("")).toBe(breaking?.replay.breakage?.message);
    }
  });

  test("makes the breaking schedule readable: fewest switches", () => {
    for (let seed = 0; seed < 20; seed++)
      expect(explore(lostUpdate, { seed, limit: 20 }).breaking?.schedule).toEqual([..."ABBA"]);
  });
});

test("explore agrees with trying every order of steps, on random programs", () => {
  const random = createRandom(11);
  const pick = (below: number) => Math.floor(random() * below);
  for (let round = 0; round < 40; round++) {
    const steps = Array.from({ length: 2 + pick(2) }, () => 1 + pick(3));
    const bad = Array.from({ length: 3 }, () => "ABC"[pick(3)]).join("");
    const program = walkers(steps, ({ log }) => !log.includes(bad) || bad);
    const orders = everyOrder(steps.map((count, i) => [String.fromCharCode(65 + i), count]));
    const breaking = orders.filter((order) => order.includes(bad));
    const result = explore(program);
    expect([result.schedules, result.broken]).toEqual([orders.length, breaking.length]);
    const least = Math.min(...breaking.map((order) => countSwitches([...order])));
    if (result.breaking) expect(result.breaking.switches).toBe(least);
    for (const order of orders)
      expect(replay(program, [...order]).breakage !== undefined).toBe(order.includes(bad));
  }
});

function everyOrder(left: [string, number][]): string[] {
  const open = left.filter(([, count]) => count > 0);
  if (open.length === 0) return [""];
  return open.flatMap(([name]) => {
    const rest = left.map(([other, count]): [string, number] => [
      other,
      other === name ? count - 1 : count,
    ]);
    return everyOrder(rest).map((order) => name + order);
  });
}
