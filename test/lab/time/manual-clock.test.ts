import { createManualClock } from "overlap/time";
import { describe, expect, test } from "vitest";

describe("createManualClock", () => {
  test("advance(ms) wakes who is due, in the order of their times, equal times as they came", async () => {
    const clock = createManualClock();
    const woken: string[] = [];
    for (const [name, ms] of [
      ["c", 30],
      ["a", 10],
      ["b", 20],
      ["a2", 10],
    ] as const)
      void clock.sleep(ms).then(() => woken.push(`${name}@${clock.now()}`));
    await clock.advance(20);
    expect(woken).toEqual(["a@10", "a2@10", "b@20"]);
    expect(clock.sleepers).toBe(1);
    await clock.advance(100);
    expect(woken.at(-1)).toBe("c@30");
    expect(clock.now()).toBe(120);
  });

  test("advance(ms) wakes also who falls asleep on the way", async () => {
    const clock = createManualClock(1000);
    const times: number[] = [];
    const work = (async () => {
      for (let i = 0; i < 3; i++) {
        await clock.sleep(5);
        times.push(clock.now());
      }
    })();
    await clock.advance(12);
    expect(times).toEqual([1005, 1010]);
    await clock.advance(3);
    await work;
    expect(times).toEqual([1005, 1010, 1015]);
  });

  test("sleep(ms, { signal }) rejects with the reason and forgets the sleeper", async () => {
    const clock = createManualClock();
    const controller = new AbortController();
    const asleep = clock.sleep(10, controller);
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(asleep).rejects.toBe(reason);
    await expect(clock.sleep(10, controller)).rejects.toBe(reason);
    expect(clock.sleepers).toBe(0);
  });

  test("run(work) ends when the work ends, at the time of its last sleep", async () => {
    const clock = createManualClock();
    const value = await clock.run(
      clock
        .sleep(3)
        .then(() => clock.sleep(4))
        .then(() => "done"),
    );
    expect([value, clock.now()]).toEqual(["done", 7]);
    const failure = new Error("no");
    await expect(clock.run(clock.sleep(1).then(() => Promise.reject(failure)))).rejects.toBe(
      failure,
    );
  });

  test("run(work) throws when the work waits for what never comes", async () => {
    const clock = createManualClock();
    const never = clock.sleep(5).then(() => new Promise(() => {}));
    await expect(clock.run(never)).rejects.toThrow("at 5 ms it does neither");
  });
});
