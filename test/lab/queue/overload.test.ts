import { type Item, overload, uniformArrivals } from "overlap/queue";
import { createManualClock } from "overlap/time";
import { describe, expect, test } from "vitest";

/** Eight items, twice as fast as they are done, on a manual clock. */
function run(options: Omit<Parameters<typeof overload>[0], "arrivals" | "work" | "clock">) {
  const clock = createManualClock(1000);
  const arrivals = uniformArrivals({ rate: 100, count: 8 });
  return clock.run(overload({ arrivals, work: 20, clock, ...options }));
}

const numbersOf = (items: readonly Item[], which: "done" | "lost") =>
  items.flatMap((item, i) => (item[which] === undefined ? [] : [i]));

describe("overload({ arrivals, work, capacity, policy })", () => {
  test("without a limit does everything, each item later than the one before", async () => {
    const { items, held } = await run({});
    const made = [0, 10, 20, 30, 40, 50, 60, 70];
    expect(items.map((item) => item.made)).toEqual(made);
    expect(items.map((item) => item.taken)).toEqual(made.map((time) => 2 * time));
    expect(items.map((item) => item.done)).toEqual(made.map((time) => 2 * time + 20));
    expect(held).toBeGreaterThanOrEqual(3);
  });

  test("block loses nothing and keeps the producer from making what is due after the end", async () => {
    const { items, held } = await run({ capacity: 2, policy: "block" });
    expect(held).toBe(2);
    expect(items.length).toBeLessThan(8);
    expect(numbersOf(items, "done")).toEqual(items.map((_, i) => i));
    expect(Math.max(...items.map(({ made }) => made))).toBeLessThanOrEqual(70);
  });

  test("makes every item also when the program is held up between two steps", async () => {
    const clock = createManualClock();
    let late = 0;
    const slow = { ...clock, now: () => clock.now() + late++ };
    const arrivals = uniformArrivals({ rate: 100, count: 8 });
    const { items } = await clock.run(overload({ arrivals, work: 20, clock: slow }));
    expect(numbersOf(items, "done")).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test.each(["drop-newest", "drop-oldest", "reject"] as const)(
    "%s makes everything and either loses or does each item",
    async (policy) => {
      const { items, held } = await run({ capacity: 2, policy });
      const [done, lost] = [numbersOf(items, "done"), numbersOf(items, "lost")];
      expect(held).toBe(2);
      expect([...done, ...lost].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      expect(lost.length).toBeGreaterThan(0);
      expect(done.includes(7)).toBe(policy === "drop-oldest");
    },
  );

  test("with no arrivals ends at once", async () => {
    const clock = createManualClock();
    const nothing = overload({ arrivals: [], work: 20, clock });
    expect(await clock.run(nothing)).toEqual({ items: [], held: 0 });
  });
});
