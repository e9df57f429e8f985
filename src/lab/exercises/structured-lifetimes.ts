import type { Exercise, Verdict } from "../lesson/index.js";
import { sleep } from "../time/index.js";

/** What a body gets from the scope that runs it. */
export interface SmallScope {
  /** Starts a child at once; it is given the scope's signal and ends soon when that aborts. */
  spawn(child: (signal: AbortSignal) => Promise<unknown>): void;
  /** Has something freed after the last child has ended; the last deferred comes first. */
  defer(free: () => unknown): void;
  readonly signal: AbortSignal;
}

/**
 * What the learner writes: runs the body and all that it spawns, and leaves nothing behind.
 *
 * - The first failure, of a child or of the body, aborts the signal of all.
 * - It ends after the last child, also one that was spawned by a child, and after all that was
 *   deferred: one after the other, the last deferred first, whatever fails.
 * - Without a failure it gives what the body gave; otherwise it throws one AggregateError with all
 *   failures in the order in which they came. Who rejects with the signal's reason was cancelled
 *   and has not failed.
 */
export type RunScope = <T>(body: (scope: SmallScope) => Promise<T>) => Promise<T>;

/** Milliseconds that each child of an undisturbed scope takes. */
const CHILDREN = [20, 50, 35];
/** Longer than freeing all that was deferred, so that nobody waits for it by accident. */
const GRANDCHILD = 60;
/** Milliseconds until the first failure, and what a child that nobody cancels would take. */
const FAILS_AFTER = 15;
const LONG = 400;
/** Milliseconds that a cancelled child takes to end, and anything deferred to be freed. */
const CLEAN_UP = 10;
const DEFERRED = ["A", "B", "C"];

/** Lesson 12: a scope. */
export const buildScope: Exercise<RunScope> = {
  id: "build-scope",
  expected:
    "children run at the same time and have ended when the scope ends; a failure cancels the others; all failures are thrown; what was deferred is freed last, in reverse.",
  hints: [
    "Start each child in `spawn` and keep its promise in a list. Before leaving, go through the list: `for (const child of children) await child` also meets those that are pushed on the way.",
    "Make one `AbortController`. Every child gets its signal, and the first failure, also one of the body, calls `abort(failure)`. Then wait for the others as if nothing had happened.",
    "Catch each child's failure where it is started, and collect it unless it is `signal.reason`: that child did as it was told. In the end throw `new AggregateError(failures)`, if there are any.",
    "Free when the last child has ended: from the last deferred to the first, each awaited, each in a `try` of its own, so that one that fails neither stops the others nor is forgotten.",
    "The body is one of the children, with a value to give back when nothing has failed.",
  ],
  async observe(answer, attempt) {
    const run = (body: (scope: SmallScope, watch: Watch) => Promise<unknown>) =>
      attempt(async () => {
        const watch = createWatch();
        const [end] = await Promise.allSettled([
          answer(async (scope) => {
            for (const name of DEFERRED) scope.defer(() => watch.free(name));
            return body(scope, watch);
          }),
        ]);
        const left = watch.running;
        // Whatever was left behind is over when the check is.
        while (watch.running > 0) await sleep(5);
        return { end: end!, left, watch };
      });
    return (
      observeSuccess(await run(undisturbed)) ??
      observeChildFailure(await run(childFails)) ??
      observeBodyFailure(await run(bodyFails)) ?? {
        passed: true,
        observed: `${CHILDREN.length + 1} children ran and were awaited; after a failure the others were cancelled, 3 of 3 failures were told, ${[...DEFERRED].reverse().join(", ")} were freed, and nothing was left running.`,
      }
    );
  },
};

interface Seen {
  end: PromiseSettledResult<unknown>;
  /** Children and releases that went on when the scope had ended. */
  left: number;
  watch: Watch;
}

async function undisturbed(scope: SmallScope, watch: Watch): Promise<string> {
  for (const ms of CHILDREN) scope.spawn((signal) => watch.child(ms, signal));
  scope.spawn(async (signal) => {
    await watch.child(Math.max(...CHILDREN), signal);
    scope.spawn(() => watch.child(GRANDCHILD, signal));
  });
  return "the value of the body";
}

async function childFails(scope: SmallScope, watch: Watch): Promise<void> {
  scope.spawn((signal) => watch.child(LONG, signal));
  scope.spawn(async () => {
    await watch.child(FAILS_AFTER);
    throw new Error("child 2 failed");
  });
  scope.spawn(async (signal) => {
    await watch.child(LONG, signal).catch(() => {
      throw new Error("child 3 failed to clean up");
    });
  });
  watch.breakable = "B";
  await watch.child(LONG, scope.signal);
}

async function bodyFails(scope: SmallScope, watch: Watch): Promise<void> {
  for (let i = 0; i < CHILDREN.length; i++) scope.spawn((signal) => watch.child(LONG, signal));
  throw new Error("the body failed");
}

function observeSuccess({ end, left, watch }: Seen): Verdict | undefined {
  const all = CHILDREN.length + 2;
  if (watch.cancelled > 0) return failed("nothing had failed, and children were cancelled.", 1);
  if (watch.started !== all || left > 0) {
    const goesOn = left > 0 ? `, and ${left} still ran when the scope had ended: orphans` : "";
    return failed(
      `of ${all} children, one of them spawned by a child, ${watch.started} were started${goesOn}.`,
      0,
    );
  }
  if (watch.peak < CHILDREN.length + 1) {
    return failed(`at most ${watch.peak} of ${CHILDREN.length + 1} children ran at a time.`, 0);
  }
  if (end.status === "rejected")
    return failed(`nothing had failed, and there came ${told(end.reason)}.`, 2);
  return (
    observeDisposal(watch) ??
    (end.value === "the value of the body"
      ? undefined
      : failed(`what came was ${JSON.stringify(end.value)}, not the value of the body.`, 4))
  );
}

function observeChildFailure({ end, left, watch }: Seen): Verdict | undefined {
  if (watch.cancelled < 3) {
    return failed(
      `child 2 failed, and of the 3 others (the body is one) ${watch.cancelled} were cancelled.`,
      1,
    );
  }
  if (left > 0)
    return failed(`child 2 failed, and ${left} still ran when the scope had ended: orphans.`, 0);
  const expected = ["child 2 failed", "child 3 failed to clean up", "B was not freed"];
  return (
    observeDisposal(watch) ??
    (end.status === "rejected" && messages(end.reason).join() === expected.join()
      ? undefined
      : failed(
          `there were 3 failures (${expected.join(", ")}), and what came was ${end.status === "fulfilled" ? "a value" : told(end.reason)}.`,
          messages((end as PromiseRejectedResult).reason).length === 2 ? 3 : 2,
        ))
  );
}

function observeBodyFailure({ end, left, watch }: Seen): Verdict | undefined {
  if (left > 0)
    return failed(`the body failed, and ${left} still ran when the scope had ended: orphans.`, 4);
  if (watch.cancelled < CHILDREN.length) {
    return failed(
      `the body failed, and ${watch.cancelled} of ${CHILDREN.length} children were cancelled.`,
      4,
    );
  }
  if (end.status === "fulfilled" || messages(end.reason).join() !== "the body failed") {
    const came = end.status === "fulfilled" ? "a value" : told(end.reason);
    return failed(`the body failed and nothing else, and what came was ${came}.`, 2);
  }
  return observeDisposal(watch);
}

function observeDisposal({ freed, early, peakFreeing }: Watch): Verdict | undefined {
  const expected = [...DEFERRED].reverse().join(", ");
  if (freed.join(", ") !== expected) {
    const order = freed.length === 0 ? "nothing" : freed.join(", ");
    return failed(`A, B, C were deferred, and freed was ${order}, not ${expected}.`, 3);
  }
  if (early > 0) return failed(`${early} of 3 were freed while children still ran.`, 3);
  return peakFreeing > 1
    ? failed(`${peakFreeing} were being freed at a time; B may need what A holds.`, 3)
    : undefined;
}

interface Watch {
  started: number;
  /** Children and releases that are under way. */
  running: number;
  /** The most children at a time. */
  peak: number;
  cancelled: number;
  /** In the order in which they were freed. */
  freed: string[];
  early: number;
  peakFreeing: number;
  /** Which release fails. */
  breakable?: string;
  child(ms: number, signal?: AbortSignal): Promise<void>;
  free(name: string): Promise<void>;
}

function createWatch(): Watch {
  let children = 0;
  let freeing = 0;
  const watch: Watch = {
    started: 0,
    get running() {
      return children + freeing;
    },
    peak: 0,
    cancelled: 0,
    freed: [],
    early: 0,
    peakFreeing: 0,
    async child(ms, signal) {
      watch.started += 1;
      children += 1;
      watch.peak = Math.max(watch.peak, children);
      try {
        await sleep(ms, { signal });
      } catch (reason) {
        watch.cancelled += 1;
        await sleep(CLEAN_UP);
        throw reason;
      } finally {
        children -= 1;
      }
    },
    async free(name) {
      freeing += 1;
      watch.peakFreeing = Math.max(watch.peakFreeing, freeing);
      if (children > 0) watch.early += 1;
      watch.freed.push(name);
      await sleep(CLEAN_UP);
      freeing -= 1;
      if (name === watch.breakable) throw new Error(`${name} was not freed`);
    },
  };
  return watch;
}

function failed(observed: string, hint: number): Verdict {
  return { passed: false, observed, hint };
}

function messages(reason: unknown): string[] {
  if (!(reason instanceof AggregateError)) return [];
  return reason.errors.map((error) => String(error?.message ?? error));
}

function told(reason: unknown): string {
  if (!(reason instanceof AggregateError)) {
    return `"${reason instanceof Error ? reason.message : reason}", no AggregateError`;
  }
  return `an AggregateError of ${reason.errors.length}: ${messages(reason).join(", ")}`;
}
