import { scheduler } from "node:timers/promises";
import { type Crunch, type Order, orderOf, stayResponsive } from "overlap/exercises";
import { describe, expect, it } from "vitest";

const LETTERS = "J L I F K H G B D C E A";

const handIn = (order: Order) => orderOf.observe(order, async (call) => call());
const run = (crunch: Crunch) => stayResponsive.observe(crunch, async (call) => call());
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("orderOf.observe(order)", () => {
  it.each<[string, Order]>([
    ["a list", LETTERS.split(" ")],
    ["one string", LETTERS],
    ["small letters with commas", LETTERS.toLowerCase().replaceAll(" ", ", ")],
  ])("passes the order as %s", async (_, order) => {
    expect(await handIn(order)).toMatchObject({ passed: true });
  });

  it.each<[string, string, RegExp]>([
    ["A B C D E F G H I J K L", "0 letters", /What runs first is the function itself/],
    ["J L F I K H G B D C E A", "2 letters", /the nextTick queue comes first/],
    ["J L I F H K G B D C E A", "4 letters", /in the order in which they became ready/],
    ["J L I F G K H B D C E A", "4 letters", /once the microtasks are running/i],
    ["J L I F K H G A B D C E", "7 letters", /goes on to the immediates/],
    ["J L I F K H G B E D C A", "8 letters", /After each single callback/],
    ["J L I F K H G B C D E A", "8 letters", /After each single callback/],
    ["J L I F K H G B D C E", "11 letters", /only after them to the timers/],
  ])("fails %s after %s, with the rule for the next one", async (order, right, rule) => {
    const { passed, observed, hint = 0 } = await handIn(order);
    expect(passed).toBe(false);
    expect(observed).toContain(right);
    expect(orderOf.hints[hint]).toMatch(rule);
  });

  it("fails letters that go on after the last", async () => {
    expect(await handIn(`${LETTERS} A`)).toMatchObject({ passed: false });
  });

  it("never says what the next letter is", async () => {
    const { observed } = await handIn("J L I K");
    expect(observed).toContain("then you say K, and the program logged something else");
  });
});

describe("stayResponsive.observe(crunch)", () => {
  const byClock =
    (pause: () => Promise<unknown>, every = 10): Crunch =>
    async (steps, clock) => {
      let total = 0;
      let last = clock();
      for (const step of steps) {
        total += step();
        if (clock() - last < every) continue;
        await pause();
        last = clock();
      }
      return total;
    };
  const everyNth =
    (n: number, pause: () => unknown): Crunch =>
    async (steps) => {
      let total = 0;
      for (const [i, step] of steps.entries()) {
        if (i % n === 0) await pause();
        total += step();
      }
      return total;
    };

  it.each<[string, Crunch]>([
    ["setImmediate by the clock", byClock(turn)],
    ["scheduler.yield by the clock", byClock(() => scheduler.yield())],
    ["a timer by the clock", byClock(() => scheduler.wait(0))],
    ["setImmediate before every third step", everyNth(3, turn)],
  ])("passes %s", async (_, crunch) => {
    expect(await run(crunch)).toMatchObject({ passed: true });
  });

  it.each<[string, Crunch, RegExp]>([
    ["no await at all", async (steps) => steps.reduce((sum, step) => sum + step(), 0), /microtask/],
    ["await null before every step", everyNth(1, () => null), /microtask/],
    [
      "all steps at once behind one turn",
      async (steps) => {
        const parts = await Promise.all(steps.map((step) => turn().then(step)));
        return parts.reduce((sum, part) => sum + part, 0);
      },
      /microtask/,
    ],
    ["a turn too seldom", byClock(turn, 15), /as soon as 10 ms/],
    ["a turn after every step", everyNth(1, turn), /To yield costs too/],
    ["a constant", async () => 21_253_400, /Every step is to be called once/],
    [
      "every second step",
      byClockOn((steps) => steps.filter((_, i) => i % 2 === 0)),
      /Every step is to be called once/,
    ],
    [
      "the steps taken twice",
      byClockOn((steps) => [...steps, ...steps]),
      /Every step is to be called once/,
    ],
  ])("fails %s", async (_, crunch, rule) => {
    const { passed, hint = 0 } = await run(crunch);
    expect(passed).toBe(false);
    expect(stayResponsive.hints[hint]).toMatch(rule);
  });

  function byClockOn(choose: (steps: Parameters<Crunch>[0]) => Parameters<Crunch>[0]): Crunch {
    return (steps, clock) => byClock(turn)(choose(steps), clock);
  }

  it("counts turns of the loop, however long they take", async () => {
    const slow = byClock(() => scheduler.wait(2));
    expect(await run(slow)).toMatchObject({ passed: true });
  });
});
