import {
  effect,
  effection,
  failuresIn,
  holdingByUsing,
  holdingWithExit,
  type Lifetime,
  promises,
  scope,
  type Watched,
  watch,
} from "overlap/lifetimes";
import { sleep } from "overlap/time";
import { peak } from "overlap/trace";
import { describe, expect, test } from "vitest";
import { deferred } from "../deferred.js";

const lifetimes = { promises, scope, effection, effect };
const structured = Object.entries({ scope, effection, effect });
const names = ["a", "b", "c"];

/** Three tasks of three steps; the first step of b fails, the others' wait until they are told. */
function failing(together: Lifetime["together"], { deaf = false } = {}): Promise<Watched> {
  const step = async (name: string, _: number, signal?: AbortSignal) => {
    if (name === "b") throw new Error("b failed");
    await sleep(150, deaf ? {} : { signal });
  };
  return watch(together, { names, step, release: () => sleep(5) });
}

const stepsOf = ({ spans }: Watched) => spans.filter(({ task }) => task.includes("step"));
const releasesOf = ({ spans }: Watched) => spans.filter(({ task }) => task.includes("release"));

describe.each(Object.entries(lifetimes))("%s.together(tasks)", (_, { together }) => {
  test("does all steps of all tasks, each task's in their order, and releases each once", async () => {
    const log: string[] = [];
    const seen = await watch(together, {
      names,
      step: async (name, n) => void log.push(`${name}${n}`),
      release: async (name) => void log.push(`${name} over`),
    });
    expect(seen).toMatchObject({ failure: undefined, orphans: [] });
    for (const name of names) {
      const own = log.filter((entry) => entry.startsWith(name));
      expect(own).toEqual([`${name}0`, `${name}1`, `${name}2`, `${name} over`]);
    }
  });

  test("starts every task before the first has ended", async () => {
    const gate = deferred();
    let begun = 0;
    const step = async () => {
      begun += 1;
      if (begun === names.length) gate.resolve();
      await gate.promise;
    };
    await watch(together, { names, steps: 1, step, release: async () => {} });
    expect(begun).toBe(names.length);
  });

  test("rejects with the failure of a task, and every task is released", async () => {
    const seen = await failing(together);
    expect(seen.failure).toMatchObject({ message: "b failed" });
    expect(
      releasesOf(seen)
        .map(({ lane }) => lane)
        .sort(),
    ).toEqual(names);
  });
});

describe.each(structured)("%s.together(tasks) when one task fails", (_, { together }) => {
  test("cancels the others in their first step and leaves no orphan", async () => {
    const seen = await failing(together);
    expect(seen.orphans).toEqual([]);
    const others = stepsOf(seen).filter(({ lane }) => lane !== "b");
    expect(others.map(({ outcome }) => outcome)).toEqual(["cancelled", "cancelled"]);
  });
});

describe("together(tasks) when one task fails", () => {
  test("promises cancels nothing: the others go on as orphans", async () => {
    const seen = await failing(promises.together);
    expect(seen.orphans).toEqual(["a", "c"]);
    expect(stepsOf(seen)).toHaveLength(1 + 2 * 3);
  });

  test("scope waits for steps that ignore their signal; effection and effect leave them", async () => {
    const orphans = await Promise.all(
      structured.map(async ([name, { together }]) => {
        const seen = await failing(together, { deaf: true });
        return [name, seen.orphans.length];
      }),
    );
    expect(orphans).toEqual([
      ["scope", 0],
      ["effection", 2],
      ["effect", 2],
    ]);
  });

  test("scope and effect let the cancelled clean up together, effection one after the other", async () => {
    const together = await Promise.all(
      structured.map(async ([name, lifetime]) => {
        const releases = releasesOf(await failing(lifetime.together));
        return [name, peak(releases.filter(({ lane }) => lane !== "b"))];
      }),
    );
    expect(together).toEqual([
      ["scope", 2],
      ["effection", 1],
      ["effect", 2],
    ]);
  });
});

const ways: Record<string, Lifetime["holding"]> = {
  ...Object.fromEntries(Object.entries(lifetimes).map(([name, { holding }]) => [name, holding])),
  using: holdingByUsing,
  exit: holdingWithExit,
};

describe("holding(resources, work)", () => {
  test.each(Object.entries(ways))(
    "%s opens in order, closes in reverse, gives the work's value",
    async (_, holding) => {
      const log: string[] = [];
      const resource = (name: string) => ({
        open: async () => void log.push(`open ${name}`),
        close: async () => {
          await Promise.resolve();
          log.push(`close ${name}`);
        },
      });
      const value = await holding([resource("A"), resource("B")], async () => {
        log.push("work");
        return 42;
      });
      expect(value).toBe(42);
      expect(log).toEqual(["open A", "open B", "work", "close B", "close A"]);
    },
  );

  test.each([
    ["promises", ["A"]],
    ["using", ["A", "B", "work"]],
    ["scope", ["work", "B", "A"]],
    ["effection", ["A"]],
    ["effect", ["work"]],
    ["exit", ["work", "B", "A"]],
  ])("%s tells of three failures %j", async (name, expected) => {
    const resource = (failure: string) => ({
      open: async () => {},
      close: async () => {
        throw new Error(failure);
      },
    });
    const work = async () => {
      throw new Error("work");
    };
    const [end] = await Promise.allSettled([ways[name]!([resource("A"), resource("B")], work)]);
    const told = failuresIn((end as PromiseRejectedResult).reason);
    expect(told.map((error) => (error as Error).message)).toEqual(expected);
  });
});

describe("failuresIn(error)", () => {
  test("is the error alone where it tells of no other", () => {
    expect(failuresIn("plain")).toEqual(["plain"]);
    expect(failuresIn(undefined)).toEqual([undefined]);
  });

  test("looks into errors within errors", () => {
    const nested = new AggregateError([1, new AggregateError([2, 3])]);
    expect(failuresIn(nested)).toEqual([1, 2, 3]);
  });
});
