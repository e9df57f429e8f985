import { type LimitKeys, latencyBack } from "overlap/exercises";
import { describe, expect, it } from "vitest";

const run = (limitKeys: LimitKeys) => latencyBack.observe(limitKeys, async (call) => call());

/** At most so many at once; the answer of the lesson when `most` is all but one. */
const atMost =
  (most: (size: number) => number, take: "shift" | "pop" = "shift"): LimitKeys =>
  (size) => {
    const waiting: (() => void)[] = [];
    let free = most(size);
    return async (derive) => {
      if (free > 0) free -= 1;
      else await new Promise<void>((go) => waiting.push(go));
      try {
        return await derive();
      } finally {
        const next = waiting[take]();
        if (next) next();
        else free += 1;
      }
    };
  };

const chains: LimitKeys = (size) => {
  const slots: Promise<unknown>[] = Array.from({ length: size - 1 }, () => Promise.resolve());
  let next = 0;
  return (derive) => {
    const slot = next++ % slots.length;
    const key = slots[slot]!.then(derive);
    slots[slot] = key.catch(() => {});
    return key;
  };
};

describe("latencyBack.observe(limitKeys)", () => {
  it.each<[string, LimitKeys]>([
    ["a list of those who wait", atMost((size) => size - 1)],
    ["a chain of promises for each slot", chains],
  ])("passes %s", async (_, limitKeys) => {
    expect(await run(limitKeys)).toMatchObject({ passed: true });
  });

  it.each<[string, LimitKeys, RegExp]>([
    ["no limit", () => (derive) => derive(), /Every key goes to the pool at once/],
    ["a limit of the pool's size", atMost((size) => size), /poolSize - 1/],
    ["a constant limit", atMost(() => 3), /Every key goes to the pool at once/],
    ["one key at a time", atMost(() => 1), /Threads stand idle/],
    ["half of the pool", atMost((size) => size / 2), /Threads stand idle/],
    ["last come, first served", atMost((size) => size - 1, "pop"), /first come, first served/],
    [
      "keys that are never derived",
      () => async () => undefined as never,
      /Every key is to be derived once/,
    ],
    [
      "keys that are dropped when there is no room",
      (size) => {
        let free = size - 1;
        return async (derive) => {
          if (free === 0) throw new Error("busy");
          free -= 1;
          return derive().finally(() => {
            free += 1;
          });
        };
      },
      /Every key is to be derived once/,
    ],
    [
      "one result for every caller",
      (size) => {
        const limited = atMost((n) => n - 1)(size);
        let first: Promise<unknown> | undefined;
        return ((derive: () => Promise<unknown>) => {
          const key = limited(derive);
          key.catch(() => {});
          first ??= key;
          return first;
        }) as ReturnType<LimitKeys>;
      },
      /its caller gets its own result/,
    ],
    [
      "a slot that a failing key keeps",
      (size) => {
        const waiting: (() => void)[] = [];
        let free = size - 1;
        return async (derive) => {
          if (free > 0) free -= 1;
          else await new Promise<void>((go) => waiting.push(go));
          const value = await derive();
          const next = waiting.shift();
          if (next) next();
          else free += 1;
          return value;
        };
      },
      /make room in a `finally`/,
    ],
  ])("fails %s", async (_, limitKeys, rule) => {
    const { passed, hint = 0 } = await run(limitKeys);
    expect(passed).toBe(false);
    expect(latencyBack.hints[hint]).toMatch(rule);
  });
});
