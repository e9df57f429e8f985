import { getEventListeners } from "node:events";
import { blockingSleep, cpuTime, now, scale, scaled, sleep } from "overlap/time";
import { afterEach, describe, expect, test } from "vitest";

describe("now", () => {
  test("now() never goes back", () => {
    const readings = Array.from({ length: 1000 }, now);
    expect([...readings].sort((a, b) => a - b)).toEqual(readings);
  });
  test("now() counts milliseconds and tells microseconds apart", () => {
    const [a, b] = [now(), process.hrtime.bigint()];
    expect(Math.abs(Number(b) / 1e6 - a)).toBeLessThan(1000);
    const fractions = Array.from({ length: 200 }, () => now() % 1);
    expect(new Set(fractions).size).toBeGreaterThan(10);
  });
});

describe("sleep", () => {
  test("sleep(ms) lets the shorter one finish first", async () => {
    const order: string[] = [];
    await Promise.all([
      sleep(60).then(() => order.push("long")),
      sleep(5).then(() => order.push("short")),
    ]);
    expect(order).toEqual(["short", "long"]);
  });
  test("sleep(0) yields: what is queued on the event loop runs before it ends", async () => {
    const order: string[] = [];
    setTimeout(() => order.push("timer"), 0);
    await sleep(0);
    order.push("after");
    expect(order).toEqual(["timer", "after"]);
  });
  test("sleep(ms, {signal}) rejects with the reason when it aborts, and keeps neither timer nor listener", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const timers = () =>
      process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const before = timers();
    const long = sleep(60_000, { signal: controller.signal });
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    expect(timers()).toBe(before + 1);
    controller.abort(reason);
    expect(timers()).toBe(before);
    await expect(long).rejects.toBe(reason);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
  });
  test("sleep(ms, {signal}) removes its listener when the time is over", async () => {
    const { signal } = new AbortController();
    await sleep(1, { signal });
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });
  test("sleep(ms, {signal}) with an aborted signal rejects at once", async () => {
    const reason = new Error("too late");
    await expect(sleep(60_000, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});

test("blockingSleep(ms) holds the thread: no timer and no promise moves meanwhile", async () => {
  const order: string[] = [];
  const timer = sleep(1).then(() => order.push("timer"));
  Promise.resolve().then(() => order.push("promise"));
  blockingSleep(30);
  order.push("blocked");
  await timer;
  expect(order).toEqual(["blocked", "promise", "timer"]);
});

describe("scale", () => {
  const before = process.env.OVERLAP_SCALE;
  afterEach(() => {
    if (before === undefined) delete process.env.OVERLAP_SCALE;
    else process.env.OVERLAP_SCALE = before;
  });

  test("scale(environment) is 1 unless OVERLAP_SCALE is set", () => {
    expect(scale({})).toBe(1);
    expect(scale({ OVERLAP_SCALE: "" })).toBe(1);
    expect(scale({ OVERLAP_SCALE: "2.5" })).toBe(2.5);
  });
  test("scale(environment) refuses what is no factor", () => {
    for (const text of ["0", "-1", "fast", "Infinity"]) {
      expect(() => scale({ OVERLAP_SCALE: text })).toThrow(
        `OVERLAP_SCALE must be a number above 0, not "${text}"`,
      );
    }
  });
  test("scaled(ms) stretches by the environment of this process", () => {
    process.env.OVERLAP_SCALE = "10";
    expect(scaled(50)).toBe(500);
  });
});

test("cpuTime() grows while this process computes, by milliseconds of all its threads", () => {
  const [before, { user, system }] = [cpuTime(), process.cpuUsage()];
  while (cpuTime() < before + 20);
  const used = process.cpuUsage({ user, system });
  expect((used.user + used.system) / 1000).toBeGreaterThan(19);
  expect((used.user + used.system) / 1000).toBeLessThan(200);
});
