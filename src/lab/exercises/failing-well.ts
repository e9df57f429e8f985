import type { Exercise, Verdict } from "../lesson/index.js";
import { admitWaiters, sleep } from "../time/index.js";

/** Something to do for one item; it ends soon when the signal aborts. */
export type Task<Item, Result> = (item: Item, signal: AbortSignal) => Promise<Result>;

/**
 * What the learner writes: runs the task for each item, at most `limit` at a time.
 *
 * - The results stand in the order of the items.
 * - A task that fails stops no other; in the end an AggregateError tells all failures, in the order
 *   of the items.
 * - When the signal aborts, nothing starts any more, what runs is told, and when the last of it has
 *   ended, the signal's reason is thrown.
 */
export type MapLimit = <Item, Result>(
  items: readonly Item[],
  limit: number,
  task: Task<Item, Result>,
  signal: AbortSignal,
) => Promise<Result[]>;

/** Milliseconds of each item's task: the first is the slowest, so that results come in another order. */
const DURATIONS = [60, 15, 40, 10, 30, 20, 10, 15];
const ITEMS = DURATIONS.map((_, item) => item);
const LIMIT = 3;
/** Milliseconds that a task takes to end after an abort, as one that closes a file does. */
const CLEAN_UP = 20;
/** The later one fails first. */
const FAILING = [0, 3];

/** What the tasks of one run saw of it. */
interface Watch {
  task: Task<number, string>;
  started: number[];
  running: number;
  peak: number;
}

/** Lesson 05: a map with a limit that leaves nothing behind. */
export const mapLimit: Exercise<MapLimit> = {
  id: "map-limit",
  expected: `${LIMIT} of ${ITEMS.length} tasks run at a time; the results come in order; all failures are told; after an abort nothing starts, and nothing runs any more when it throws.`,
  hints: [
    "`Promise.all(items.map(...))` starts everything. Start as many loops as the limit says; they share one iterator, `items.entries()`, and each takes the next item when it is free. `inSlots` of lesson 03 does so.",
    "Give each result the place of its item: `results[index] = await task(item, signal)`. `push` gives the order of completion.",
    "Catch the failure of each task where it is awaited and keep it in its item's place, so that the loop goes on. When all loops have ended, throw `new AggregateError(failures)`, if there are any.",
    "Look at `signal.aborted` before each start, hand the signal to the task, and throw `signal.reason` only after all loops have ended.",
  ],
  async observe(answer, attempt) {
    const run = (watch: Watch, signal: AbortSignal) =>
      attempt(async () => {
        const [end] = await Promise.allSettled([answer(ITEMS, LIMIT, watch.task, signal)]);
        return { end: end!, running: watch.running, started: watch.started.length };
      });
    return (
      (await observeResults(run)) ??
      (await observeFailures(run)) ??
      (await observeAbort(run)) ?? {
        passed: true,
        observed: `${LIMIT} tasks ran at a time, ${ITEMS.length} results came in order, ${FAILING.length} failures were told, and after an abort nothing started or ran.`,
      }
    );
  },
};

type Run = (
  watch: Watch,
  signal: AbortSignal,
) => Promise<{ end: PromiseSettledResult<string[]>; running: number; started: number }>;

async function observeResults(run: Run): Promise<Verdict | undefined> {
  const watch = createWatch();
  const { end, started } = await run(watch, new AbortController().signal);
  const failed = (observed: string, hint: number) => ({ passed: false, observed, hint });
  if (watch.peak !== LIMIT) {
    return failed(`with a limit of ${LIMIT}, ${watch.peak} tasks ran at a time.`, 0);
  }
  const starts = [...watch.started].sort((a, b) => a - b).join(", ");
  if (started !== ITEMS.length || starts !== ITEMS.join(", ")) {
    return failed(`of the items ${ITEMS.join(", ")} these were started: ${starts}.`, 0);
  }
  const expected = ITEMS.map(resultOf).join(", ");
  const results = end.status === "fulfilled" ? String(end.value?.join?.(", ")) : "a failure";
  return results === expected
    ? undefined
    : failed(`without any failure, what came was ${results}, not ${expected}.`, 1);
}

async function observeFailures(run: Run): Promise<Verdict | undefined> {
  const watch = createWatch({ failing: FAILING });
  const { end, running, started } = await run(watch, new AbortController().signal);
  const failed = (observed: string) => ({ passed: false, observed, hint: 2 });
  const tasks = FAILING.join(" and ");
  if (end.status === "fulfilled") return failed(`tasks ${tasks} failed, and nobody was told.`);
  if (started !== ITEMS.length || running > 0) {
    return failed(
      `tasks ${tasks} failed, and when you threw, ${started} of ${ITEMS.length} tasks had started and ${running} still ran.`,
    );
  }
  const told = end.reason instanceof AggregateError ? end.reason.errors.map(messageOf) : [];
  const expected = FAILING.map(failureOf);
  return told.join() === expected.join()
    ? undefined
    : failed(`tasks ${tasks} failed, and what was told was ${describe(end.reason)}.`);
}

async function observeAbort(run: Run): Promise<Verdict | undefined> {
  const stop = new AbortController();
  const watch = createWatch({ stop });
  const { end, running, started } = await run(watch, stop.signal);
  // Whoever starts tasks behind our back does it within the time of the longest.
  await sleep(Math.max(...DURATIONS) + CLEAN_UP);
  const failed = (observed: string) => ({ passed: false, observed, hint: 3 });
  if (end.status === "fulfilled") return failed("after an abort there came results, not a throw.");
  const later = watch.started.length - started;
  if (started > LIMIT + 1 || later > 0) {
    const more = watch.started.length - LIMIT - 1;
    return failed(`after the abort, ${more} tasks were started.`);
  }
  if (running > 0) return failed(`when you threw, ${running} tasks still ran: orphans.`);
  if (watch.told < watch.atAbort) {
    return failed(`${watch.atAbort - watch.told} running tasks were not told of the abort.`);
  }
  return end.reason === stop.signal.reason
    ? undefined
    : failed(`after an abort, what was thrown was ${describe(end.reason)}, not its reason.`);
}

interface AbortedWatch extends Watch {
  /** How many ran when the signal aborted, and how many of those heard of it. */
  atAbort: number;
  told: number;
}

function createWatch({
  failing = [],
  stop,
}: {
  failing?: readonly number[];
  stop?: AbortController;
} = {}): AbortedWatch {
  const watch: AbortedWatch = { task, started: [], running: 0, peak: 0, atAbort: 0, told: 0 };

  async function task(item: number, signal: AbortSignal): Promise<string> {
    watch.started.push(item);
    watch.running += 1;
    watch.peak = Math.max(watch.peak, watch.running);
    // In a task's own time, not on a timer of the check: so the same tasks run in every attempt.
    if (watch.started.length === LIMIT + 1) setImmediate(abort);
    if (signal) admitWaiters(signal);
    try {
      await sleep(DURATIONS[item] ?? 10, { signal });
    } catch (reason) {
      watch.told += 1;
      await sleep(CLEAN_UP);
      throw reason;
    } finally {
      watch.running -= 1;
    }
    if (failing.includes(item)) throw new Error(failureOf(item));
    return resultOf(item);
  }

  function abort() {
    if (!stop) return;
    watch.atAbort = watch.running;
    stop.abort(new Error("the deadline has passed"));
  }
  return watch;
}

function resultOf(item: number): string {
  return `result ${item}`;
}

function failureOf(item: number): string {
  return `task ${item} failed`;
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}

function describe(reason: unknown): string {
  if (!(reason instanceof AggregateError)) return `"${messageOf(reason)}"`;
  return `an AggregateError of ${reason.errors.length}: ${reason.errors.map(messageOf).join(", ")}`;
}
