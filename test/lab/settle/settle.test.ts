import { asCompleted, atOnce, exponential, firstSuccess, fullJitter, retry } from "overlap/settle";
import { createManualClock } from "overlap/time";
import { describe, expect, it } from "vitest";
import { deferred, settle } from "../deferred.js";

describe("firstSuccess(starts)", () => {
  it("gives the first success, also when a failure came before it", async () => {
    const first = deferred<string>();
    const second = deferred<string>();
    const result = firstSuccess([() => first.promise, () => second.promise]);
    first.reject(new Error("down"));
    await settle();
    second.resolve("here");
    expect(await result).toBe("here");
  });

  it("aborts the others and waits until they have ended", async () => {
    const events: string[] = [];
    const loser = deferred();
    const result = firstSuccess<unknown>([
      async () => "won",
      async (signal) => {
        signal.addEventListener("abort", () => events.push("told"));
        await loser.promise;
        events.push("ended");
      },
    ]).then(() => events.push("returned"));
    await settle();
    expect(events).toEqual(["told"]);
    loser.resolve();
    await result;
    expect(events).toEqual(["told", "ended", "returned"]);
  });

  it("throws all failures in the order of the starts when none succeeds", async () => {
    const slow = deferred();
    const result = firstSuccess([
      () => slow.promise,
      () => {
        throw new Error("two");
      },
    ]);
    const failure = result.catch((error) => error);
    await settle();
    slow.reject(new Error("one"));
    expect((await failure).errors.map(String)).toEqual(["Error: one", "Error: two"]);
  });

  it("cancels all and throws the caller's reason when the caller aborts", async () => {
    const stop = new AbortController();
    const reason = new Error("enough");
    const until = (signal: AbortSignal) =>
      new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
      });
    const result = firstSuccess([until, until], { signal: stop.signal }).catch((error) => error);
    stop.abort(reason);
    expect(await result).toBe(reason);
    await expect(firstSuccess([until], { signal: stop.signal })).rejects.toBe(reason);
  });
});

describe("asCompleted(promises)", () => {
  it("gives the outcomes in the order in which they come, failures too", async () => {
    const [a, b, c] = [deferred<string>(), deferred<string>(), deferred<string>()];
    const outcomes = asCompleted([a.promise, b.promise, c.promise]);
    c.resolve("c");
    expect(await outcomes.next()).toMatchObject({ value: { index: 2, value: "c" } });
    const next = outcomes.next();
    const reason = new Error("a failed");
    a.reject(reason);
    expect(await next).toMatchObject({ value: { index: 0, status: "rejected", reason } });
    b.resolve("b");
    expect(await outcomes.next()).toMatchObject({ value: { index: 1, value: "b" } });
    expect((await outcomes.next()).done).toBe(true);
  });

  it("keeps what settles before anybody asks", async () => {
    const outcomes = asCompleted([Promise.reject(new Error("early")), Promise.resolve(2)]);
    await settle();
    const order: number[] = [];
    for await (const { index } of outcomes) order.push(index);
    expect(order).toEqual([0, 1]);
  });
});

describe("backoff(retry)", () => {
  it("atOnce waits not at all", () => expect(atOnce(7)).toBe(0));

  it("exponential doubles up to the cap", () => {
    const backoff = exponential({ base: 50, cap: 300 });
    expect([0, 1, 2, 3, 40].map(backoff)).toEqual([50, 100, 200, 300, 300]);
  });

  it("fullJitter waits that share of the exponential which chance draws", () => {
    const draws = [0, 0.5, 0.999];
    const backoff = fullJitter({ base: 100, cap: 1000 }, () => draws.shift()!);
    expect([0, 1, 2].map(backoff)).toEqual([0, 100, 399.6]);
  });
});

describe("retry(call, options)", () => {
  it("calls again after each failure, and waits as the back-off says", async () => {
    const clock = createManualClock();
    const at: number[] = [];
    const call = async () => {
      at.push(clock.now());
      if (at.length < 4) throw new Error("busy");
      return "served";
    };
    const backoff = exponential({ base: 10, cap: 20 });
    expect(await clock.run(retry(call, { backoff, clock }))).toBe("served");
    expect(at).toEqual([0, 10, 30, 50]);
  });

  it("throws the last failure after so many attempts", async () => {
    let calls = 0;
    const call = async () => {
      calls += 1;
      throw new Error(`failure ${calls}`);
    };
    await expect(retry(call, { backoff: atOnce, attempts: 3 })).rejects.toThrow("failure 3");
    expect(calls).toBe(3);
  });

  it("ends with the signal's reason while it waits, and calls no more", async () => {
    const clock = createManualClock();
    const stop = new AbortController();
    const reason = new Error("too late");
    let calls = 0;
    const call = async () => {
      calls += 1;
      throw new Error("busy");
    };
    const backoff = exponential({ base: 100, cap: 100 });
    const result = retry(call, { backoff, signal: stop.signal, clock }).catch((error) => error);
    await clock.advance(150);
    stop.abort(reason);
    await clock.advance(1000);
    expect(await result).toBe(reason);
    expect(calls).toBe(2);
  });

  it("throws the reason and not the failure of a call that the signal ended", async () => {
    const stop = new AbortController();
    const reason = new Error("too late");
    const call = async () => {
      stop.abort(reason);
      throw new Error("busy");
    };
    const options = { backoff: atOnce, attempts: 1, signal: stop.signal };
    await expect(retry(call, options)).rejects.toBe(reason);
  });
});
