import {
  type Costs,
  choice,
  foresee,
  measureCosts,
  openFourWays,
  simplestFirst,
} from "overlap/advise";
import { describe, expect, test } from "vitest";

const costs: Costs = { threads: 2, start: 100, message: 0.1, handling: 0.05, turn: 0.005, gain: 2 };
const chosen = (perCall: number, busy: number, more: Partial<Costs> = {}, calls = 1000) =>
  choice(foresee({ perCall, busy }, { ...costs, ...more }, { calls }));

describe("foresee(task, costs, options)", () => {
  test("adds up the calls of one after the other", () => {
    expect(foresee({ perCall: 3, busy: 0.5 }, costs, { calls: 10 }).sequential).toBe(30);
  });

  test("lets waits overlap as far as there are places, and work not at all on one loop", () => {
    const waits = foresee({ perCall: 10, busy: 0 }, costs, { calls: 320, inFlight: 32 });
    expect(waits["event loop"]).toBeCloseTo(10 * 10.005, 6);
    const works = foresee({ perCall: 10, busy: 1 }, costs, { calls: 320 });
    expect(works["event loop"]).toBeGreaterThanOrEqual(works.sequential);
  });

  test("shares work among the threads and adds their start", () => {
    const { threads } = foresee({ perCall: 10, busy: 1 }, costs, { calls: 100 });
    expect(threads).toBeCloseTo(100 + 505, 6);
  });

  test("never gets under the calling thread's part of each message", () => {
    const { threads } = foresee({ perCall: 0.001, busy: 1 }, costs, { calls: 1000 });
    expect(threads).toBeGreaterThanOrEqual(100 + 1000 * 0.05);
  });
});

describe("choice(times)", () => {
  test("is each of the four models in its place", () => {
    expect(chosen(0.001, 1)).toBe("sequential");
    expect(chosen(10, 0.01)).toBe("event loop");
    expect(chosen(10, 1)).toBe("threads");
    expect(chosen(10, 0.5)).toBe("threads + event loop");
  });

  test("takes a simpler model that is nearly as fast", () => {
    const times = { sequential: 900, "event loop": 110, threads: 400, "threads + event loop": 100 };
    expect(choice(times)).toBe("event loop");
    expect(choice({ ...times, "event loop": 130 })).toBe("threads + event loop");
  });

  test("leaves alone what saves less than 50 ms of the whole", () => {
    expect(chosen(10, 0, {}, 4)).toBe("sequential");
    expect(chosen(10, 0, {}, 40)).toBe("event loop");
  });

  test("gives threads less where their start or their messages are dearer", () => {
    expect(chosen(10, 1, { start: 20_000 })).toBe("sequential");
    expect(chosen(0.5, 1, { handling: 5 })).toBe("sequential");
    expect(chosen(10, 1, { gain: 1 })).toBe("sequential");
  });
});

describe("measureCosts()", () => {
  test("finds prices above 0 and a gain of no more than there are threads", {
    timeout: 30_000,
  }, async () => {
    const { threads, gain, ...prices } = await measureCosts();
    expect(Object.values(prices).every((price) => price > 0)).toBe(true);
    expect(gain).toBeGreaterThanOrEqual(1);
    expect(gain).toBeLessThanOrEqual(threads);
  });
});

describe("openFourWays(atOnce)", () => {
  test("has a program for each of the four models", async () => {
    const ways = await openFourWays(4);
    try {
      const programs = ways.programs("both", 2, 6);
      expect(Object.keys(programs)).toEqual(simplestFirst);
      for (const program of Object.values(programs)) await program();
    } finally {
      await ways.close();
    }
  });
});
