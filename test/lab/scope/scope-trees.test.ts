import { getEventListeners } from "node:events";
import { withScope } from "overlap/scope";
import { createRandom, type Random } from "overlap/stats";
import { createManualClock, type ManualClock } from "overlap/time";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { settle } from "../deferred.js";

/** What a random tree of scopes did, as its own nodes saw it. */
interface Story {
  clock: ManualClock;
  random: Random;
  /** Children and bodies that run now. */
  alive: number;
  /** Most of them at once. */
  peak: number;
  /** Failures in the order in which they were thrown. */
  raised: Error[];
  /** What each scope deferred and what it freed, by the scope's number. */
  deferred: number[][];
  freed: number[][];
}

const seeds = Array.from({ length: 400 }, (_, seed) => seed);
const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);

beforeAll(() => void process.on("unhandledRejection", note));
afterAll(() => void process.off("unhandledRejection", note));

const chance = ({ random }: Story, p: number) => random() < p;
const upTo = ({ random }: Story, most: number) => Math.floor(random() * (most + 1));

function fail(story: Story, what: string): never {
  const error = new Error(`${what} at ${story.clock.now()}`);
  story.raised.push(error);
  throw error;
}

/** Runs something and counts it as alive meanwhile. */
async function living<T>(story: Story, run: () => Promise<T>): Promise<T> {
  story.alive += 1;
  story.peak = Math.max(story.peak, story.alive);
  try {
    return await run();
  } finally {
    story.alive -= 1;
  }
}

/** Sleeps, then finishes or fails; when it is cancelled it may need time, and may fail at that. */
async function leaf(story: Story, signal: AbortSignal): Promise<void> {
  const [nap, cleanUp] = [upTo(story, 20), upTo(story, 5)];
  const [fails, failsCleanUp, stubborn] = [0.15, 0.1, 0.1].map((p) => chance(story, p));
  if (chance(story, 0.05)) fail(story, "at once");
  try {
    await story.clock.sleep(nap, stubborn ? {} : { signal });
  } catch (reason) {
    await story.clock.sleep(cleanUp);
    if (failsCleanUp) fail(story, "cleaning up");
    throw reason;
  }
  if (fails) fail(story, "leaf");
}

/** A scope with children that come one by one, some of them scopes again. */
function tree(story: Story, depth: number, signal: AbortSignal): Promise<string> {
  const { clock } = story;
  const number = story.deferred.push([]) - 1;
  const freed: number[] = [];
  story.freed[number] = freed;
  const deadline = chance(story, 0.1) ? upTo(story, 30) : Number.POSITIVE_INFINITY;
  return withScope(
    (scope) =>
      living(story, async () => {
        for (let i = upTo(story, 4); i >= 0; i--) {
          const [slow, fails] = [upTo(story, 3), chance(story, 0.08)];
          story.deferred[number]!.push(i);
          scope.defer(async () => {
            await clock.sleep(slow);
            freed.push(i);
            if (fails) fail(story, "disposal");
          });
          const deeper = depth > 0 && chance(story, 0.4);
          const child = scope.spawn((own) =>
            living<unknown>(story, () => (deeper ? tree(story, depth - 1, own) : leaf(story, own))),
          );
          if (chance(story, 0.05)) scope.cancel();
          if (chance(story, 0.2)) await child;
          if (chance(story, 0.3)) await clock.sleep(upTo(story, 5), scope);
        }
        if (chance(story, 0.1)) fail(story, "body");
        return "value";
      }),
    { signal, deadline, clock },
  );
}

async function play(seed: number, depth: number) {
  const clock = createManualClock();
  const story: Story = {
    clock,
    random: createRandom(seed),
    alive: 0,
    peak: 0,
    raised: [],
    deferred: [],
    freed: [],
  };
  const controller = new AbortController();
  const reason = new Error("from outside");
  const stop = new AbortController();
  if (chance(story, 0.4))
    clock.sleep(upTo(story, 40), stop).then(
      () => controller.abort(reason),
      () => {},
    );
  const outcome = await clock
    .run(tree(story, depth, controller.signal))
    .then(
      (value) => ({ value }),
      (error: unknown) => ({ error }),
    )
    .finally(() => stop.abort());
  await settle();
  return {
    story,
    outcome,
    reason,
    listeners: getEventListeners(controller.signal, "abort").length,
  };
}

/** A failure and all that it carries, at any depth. */
function unfold(error: unknown): unknown[] {
  const later = (error as { suppressed?: unknown[] }).suppressed ?? [];
  return [error, ...later.flatMap(unfold)];
}

const isTimeout = (error: unknown) => (error as Error).name === "TimeoutError";
const isCancel = (error: unknown) => (error as Error).message === "the scope was cancelled";

describe("random trees of scopes on a manual clock", () => {
  test("leave nothing alive, whatever fails when", async () => {
    let most = 0;
    for (const seed of seeds) {
      const { story, listeners } = await play(seed, 3);
      expect({ seed, alive: story.alive, sleepers: story.clock.sleepers, listeners }).toEqual({
        seed,
        alive: 0,
        sleepers: 0,
        listeners: 0,
      });
      most = Math.max(most, story.peak);
    }
    expect(most).toBeGreaterThan(10);
    expect(unhandled).toEqual([]);
  });

  test("free everything that was deferred, in reverse order", async () => {
    let freed = 0;
    for (const seed of seeds) {
      const { story } = await play(seed, 3);
      expect(story.freed).toEqual(story.deferred.map((names) => [...names].reverse()));
      freed += story.freed.flat().length;
    }
    expect(freed).toBeGreaterThan(seeds.length);
  });

  test("throw exactly one failure, which carries all the others, each once", async () => {
    const kinds = { value: 0, failure: 0, outside: 0, timeout: 0, cancelled: 0 };
    for (const seed of seeds) {
      const { story, outcome, reason } = await play(seed, 3);
      if ("value" in outcome) {
        kinds.value += 1;
        expect({ seed, raised: story.raised }).toEqual({ seed, raised: [] });
        continue;
      }
      const all = unfold(outcome.error);
      const failures = all.filter(
        (error) => !isTimeout(error) && !isCancel(error) && error !== reason,
      );
      expect({ seed, failures: new Set(failures) }).toEqual({
        seed,
        failures: new Set(story.raised),
      });
      expect({ seed, count: failures.length }).toEqual({ seed, count: story.raised.length });
      if (outcome.error === reason) kinds.outside += 1;
      else if (isTimeout(outcome.error)) kinds.timeout += 1;
      else if (isCancel(outcome.error)) kinds.cancelled += 1;
      else kinds.failure += 1;
    }
    for (const count of Object.values(kinds)) expect(count).toBeGreaterThan(0);
  });

  test("throw the failure that came first, where one scope holds all children", async () => {
    let several = 0;
    for (const seed of seeds) {
      const { story, outcome } = await play(seed, 0);
      const failed = "error" in outcome && story.raised.includes(outcome.error as Error);
      if (failed) expect({ seed, first: outcome.error }).toEqual({ seed, first: story.raised[0] });
      if (story.raised.length > 1) several += 1;
    }
    expect(several).toBeGreaterThan(10);
  });
});
