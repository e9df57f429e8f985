import { type MapLimit, mapLimit, type Task } from "overlap/exercises";
import { describe, expect, it } from "vitest";
import { attempt } from "./attempt.js";

const check = (answer: MapLimit) => mapLimit.observe(answer, attempt);

interface Flaws {
  /** More at a time than the limit. */
  extra?: number;
  deaf?: boolean;
  goesOn?: boolean;
  unsorted?: boolean;
  early?: boolean;
}

/** A right answer with the flaws that a test asks for. */
function inSlots({ extra = 0, deaf, goesOn, unsorted, early }: Flaws = {}): MapLimit {
  return async <Item, Result>(
    items: readonly Item[],
    limit: number,
    task: Task<Item, Result>,
    signal: AbortSignal,
  ) => {
    const results = new Array<Result>(items.length);
    const failures: { index: number; reason: unknown }[] = [];
    const left = items.entries();
    const own = deaf ? new AbortController().signal : signal;
    const work = async () => {
      for (const [index, item] of left) {
        if (signal.aborted && !goesOn) return;
        try {
          results[index] = await task(item, own);
        } catch (reason) {
          failures.push({ index, reason });
        }
      }
    };
    const slots = Promise.all(Array.from({ length: limit + extra }, work));
    const aborted = new Promise((resolve) => signal.addEventListener("abort", resolve));
    await (early ? Promise.race([slots, aborted]) : slots);
    signal.throwIfAborted();
    if (!unsorted) failures.sort((a, b) => a.index - b.index);
    if (failures.length > 0) throw new AggregateError(failures.map(({ reason }) => reason));
    return results;
  };
}

/** Another right answer: a new task is started whenever one of the set has ended. */
const withSet: MapLimit = async (items, limit, task, signal) => {
  const running = new Set<Promise<void>>();
  const outcomes: PromiseSettledResult<Awaited<ReturnType<typeof task>>>[] = [];
  for (const [index, item] of items.entries()) {
    if (running.size >= limit) await Promise.race(running);
    if (signal.aborted) break;
    const one = Promise.allSettled([task(item, signal)]).then(([outcome]) => {
      outcomes[index] = outcome!;
      running.delete(one);
    });
    running.add(one);
  }
  await Promise.all(running);
  signal.throwIfAborted();
  const failures = outcomes.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
  if (failures.length > 0) throw new AggregateError(failures);
  return outcomes.flatMap((end) => (end.status === "fulfilled" ? [end.value] : []));
};

describe("mapLimit", () => {
  it.each([
    ["slots that share one iterator", inSlots()],
    ["a set of what runs", withSet],
  ])("is passed by %s", async (_, answer) => {
    expect(await check(answer)).toMatchObject({ passed: true });
  });

  it("is not passed by Promise.all over all items, and says how many ran", async () => {
    const { passed, observed, hint } = await check((items, _, task, signal) =>
      Promise.all(items.map((item) => task(item, signal))),
    );
    expect(passed).toBe(false);
    expect(observed).toContain("with a limit of 3, 8 tasks ran at a time");
    expect(mapLimit.hints[hint ?? 0]).toContain("share one iterator");
  });

  it.each<[string, MapLimit, string]>([
    ["one more at a time", inSlots({ extra: 1 }), "4 tasks ran at a time"],
    ["one after the other", inSlots({ extra: -2 }), "1 tasks ran at a time"],
    [
      "chunks of the limit, each awaited whole",
      async (items, limit, task, signal) => {
        const results = [];
        for (let i = 0; i < items.length; i += limit) {
          const chunk = items.slice(i, i + limit).map((item) => task(item, signal));
          results.push(...(await Promise.all(chunk)));
        }
        return results;
      },
      "and when you threw",
    ],
    [
      "results in the order in which they came",
      async (items, limit, task, signal) => {
        const came: unknown[] = [];
        const keep: Task<(typeof items)[number], void> = async (item, own) => {
          came.push(await task(item, own));
        };
        await inSlots()(items, limit, keep, signal);
        return came as never;
      },
      "what came was result 1",
    ],
    ["failures in the order in which they came", inSlots({ unsorted: true }), "what was told was"],
    [
      "failures that nobody is told",
      (items, limit, task, signal) =>
        inSlots()(items, limit, (item, own) => task(item, own).catch(() => "" as never), signal),
      "nobody was told",
    ],
    [
      "a throw at the first failure",
      async (items, limit, task, signal) => {
        let fail = (_: unknown) => {};
        const failed = new Promise<never>((_, reject) => {
          fail = reject;
        });
        const telling: typeof task = (item, own) =>
          task(item, own).catch((reason) => {
            fail(reason);
            throw reason;
          });
        const all = inSlots()(items, limit, telling, signal);
        all.catch(() => {});
        return Promise.race([all, failed]);
      },
      "still ran",
    ],
    ["a throw before the tasks have ended", inSlots({ early: true }), "orphans"],
    ["tasks that are not told of the abort", inSlots({ deaf: true }), "not told of the abort"],
    ["tasks that start after the abort", inSlots({ goesOn: true }), "after the abort"],
    [
      "an AggregateError in place of the signal's reason",
      (items, limit, task, signal) =>
        inSlots()(items, limit, task, signal).catch((reason) => {
          throw signal.aborted ? new AggregateError([reason]) : reason;
        }),
      "not its reason",
    ],
    [
      "the expected results, and no task",
      async () => Array(8).fill("result 0") as never,
      "0 tasks ran at a time",
    ],
  ])("is not passed by %s", async (_, answer, says) => {
    const { passed, observed } = await check(answer);
    expect(observed).toContain(says);
    expect(passed).toBe(false);
  });
});
