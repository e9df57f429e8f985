import { buildScope, type RunScope } from "overlap/exercises";
import { failuresIn } from "overlap/lifetimes";
import { withScope } from "overlap/scope";
import { describe, expect, it } from "vitest";
import { attempt } from "./attempt.js";

const check = (answer: RunScope) => buildScope.observe(answer, attempt);

interface Flaws {
  deaf?: boolean;
  /** Waits only for the children that were there when the body ended. */
  snapshot?: boolean;
  /** Throws at the first failure. */
  early?: boolean;
  /** Counts who was cancelled among the failures. */
  counting?: boolean;
  firstOnly?: boolean;
  forwards?: boolean;
  freeTogether?: boolean;
  freeFirst?: boolean;
  fragile?: boolean;
  bodyApart?: boolean;
  abortAlways?: boolean;
}

/** A right answer with the flaws that a test asks for. */
function scope(flaws: Flaws = {}): RunScope {
  return async (body) => {
    const control = new AbortController();
    const signal = flaws.deaf ? new AbortController().signal : control.signal;
    const children: Promise<void>[] = [];
    const disposers: (() => unknown)[] = [];
    const failures: unknown[] = [];
    const fail = (error: unknown) => {
      if (error !== control.signal.reason || flaws.counting) failures.push(error);
      control.abort(error);
    };
    const start = <T>(child: (signal: AbortSignal) => Promise<T>) => {
      const work = (async () => child(signal))();
      children.push(work.then(() => {}, fail));
      return work;
    };
    const free = async () => {
      const order = flaws.forwards ? disposers : disposers.reverse();
      if (flaws.freeTogether) await Promise.all(order.map(async (one) => one()));
      else
        for (const one of order) {
          const freed = (async () => one())();
          await (flaws.fragile ? freed : freed.catch((error) => failures.push(error)));
        }
    };
    const own = {
      signal,
      spawn: (child: (signal: AbortSignal) => Promise<unknown>) =>
        void start(child).catch(() => {}),
      defer: (one: () => unknown) => void disposers.push(one),
    };
    if (flaws.abortAlways) setTimeout(() => control.abort(), 5);
    const work = flaws.bodyApart ? body(own) : start(() => body(own));
    if (flaws.early || flaws.bodyApart) await work;
    const value = await work.catch(() => undefined);
    if (flaws.freeFirst) await free();
    if (flaws.snapshot) await Promise.all([...children]);
    else for (const child of children) await child;
    if (!flaws.freeFirst) await free();
    if (failures.length > 0)
      throw new AggregateError(flaws.firstOnly ? failures.slice(0, 1) : failures);
    return value as never;
  };
}

/** Another right answer: the course's own scope, told to throw what the exercise asks for. */
const byWithScope: RunScope = async (body) => {
  try {
    return await withScope((scope) =>
      body({
        signal: scope.signal,
        spawn: (child) => void scope.spawn(child).catch(() => {}),
        defer: (free) => scope.defer(free),
      }),
    );
  } catch (error) {
    throw new AggregateError(failuresIn(error));
  }
};

describe("buildScope", () => {
  it.each([
    ["a list of children and one AbortController", scope()],
    ["withScope, its failures gathered", byWithScope],
  ])("is passed by %s", async (_, answer) => {
    expect(await check(answer)).toMatchObject({ passed: true });
  });

  it("is not passed by Promise.all and finally, and says what was left running", async () => {
    const { passed, observed, hint } = await check(async (body) => {
      const children: Promise<unknown>[] = [];
      const disposers: (() => unknown)[] = [];
      const { signal } = new AbortController();
      try {
        const value = await body({
          signal,
          spawn: (child) => void children.push(child(signal)),
          defer: (free) => void disposers.push(free),
        });
        await Promise.all(children);
        return value;
      } finally {
        for (const free of disposers) await free();
      }
    });
    expect(passed).toBe(false);
    expect(observed).toContain("1 still ran");
    expect(buildScope.hints[hint ?? 0]).toContain("pushed on the way");
  });

  it.each<[string, RunScope, string]>([
    ["waiting for the children of the body alone", scope({ snapshot: true }), "still ran"],
    ["children that are not told of a failure", scope({ deaf: true }), "0 were cancelled"],
    ["a scope that ends as its body fails", scope({ bodyApart: true }), "freed was nothing"],
    [
      "cancelling where nothing has failed",
      scope({ abortAlways: true }),
      "children were cancelled",
    ],
    ["counting who was cancelled as failed", scope({ counting: true }), "there were 3 failures"],
    ["telling the first failure alone", scope({ firstOnly: true }), "AggregateError of 1"],
    ["freeing from the first on", scope({ forwards: true }), "freed was A, B, C"],
    ["freeing all at once", scope({ freeTogether: true }), "3 were being freed at a time"],
    [
      "freeing before the children have ended",
      scope({ freeFirst: true }),
      "while children still ran",
    ],
    ["stopping at the release that fails", scope({ fragile: true }), "freed was C, B, not"],
    [
      "the expected value, and no child",
      async () => "the value of the body" as never,
      "0 were started",
    ],
    [
      "one child after the other",
      async (body) => {
        let last: Promise<unknown> = Promise.resolve();
        const disposers: (() => unknown)[] = [];
        const { signal } = new AbortController();
        const value = await body({
          signal,
          spawn: (child) => {
            last = last.then(() => child(signal));
          },
          defer: (free) => void disposers.unshift(free),
        });
        let seen: typeof last | undefined;
        while (seen !== last) {
          seen = last;
          await seen;
        }
        for (const free of disposers) await free();
        return value;
      },
      "at most 1 of 4 children",
    ],
    [
      "the first failure itself in place of an AggregateError",
      (body) => withScope((own) => body(own as never)),
      "no AggregateError",
    ],
  ])("is not passed by %s", async (_, answer, says) => {
    const { passed, observed } = await check(answer);
    expect(observed).toContain(says);
    expect(passed).toBe(false);
  });
});
