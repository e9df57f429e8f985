import type { Attempt, Exercise, Verdict } from "../lesson/index.js";
import { createRandom } from "../stats/index.js";

/**
 * A queue that never holds more than its capacity: who comes when it is full pushes the oldest out.
 * What its items are it does not know.
 */
export interface SheddingQueue {
  /** Lets an item in and says so; after `close` it lets nothing in and says `false`. */
  put(item: unknown): boolean;
  /** The first item; waits for one. `undefined` when the queue is closed and empty. */
  take(): Promise<unknown>;
  /** Takes no more items; those inside can still be taken. */
  close(): void;
  /** Items that lie in it now, and items that were pushed out so far. */
  counts(): { inside: number; shed: number };
}

/** What the learner writes; `onShed` hears of each item that is pushed out. */
export type OpenSheddingQueue = (
  capacity: number,
  onShed: (item: unknown) => void,
) => SheddingQueue;

const CAPACITIES = [1, 4];
const STEPS = 300;

/** Lesson 13: a bounded queue that sheds the oldest. */
export const shedding: Exercise<OpenSheddingQueue> = {
  id: "shedding",
  expected: `with ${CAPACITIES.join(" and ")} places, the oldest items are shed and heard of, the others are taken in order, consumers that wait are served first, and after \`close\` the rest can be taken before \`undefined\` comes.`,
  hints: [
    "Before an item goes in, look whether the queue is full: `items.length === capacity`. Then take the first one out, count it, and tell `onShed`.",
    "Keep those who wait in a list of their own: `take` on an empty queue gives a new promise and keeps its `resolve`. `put` first looks whether somebody waits; then the item goes to the one who has waited longest, and never lies in the queue.",
    "First in, first out: `put` pushes at the end, `take` and shedding shift from the front.",
    "After `close`, `put` says `false` and neither keeps nor sheds; `take` gives what is left and then `undefined`. Who is waiting when it closes must get `undefined`, too.",
    "An item may be 0, an empty text or `false`. Ask how many there are (`items.length > 0`), not whether the item is true.",
  ],
  async observe(open, attempt) {
    for (const capacity of CAPACITIES) {
      const failure =
        (await observeFull(open, capacity, attempt)) ??
        (await observeWaiting(open, capacity, attempt)) ??
        (await observeClose(open, capacity, attempt)) ??
        (await observeMixed(open, capacity, attempt));
      if (failure) return failure;
    }
    return {
      passed: true,
      observed: `with ${CAPACITIES.join(" and ")} places, no queue ever held more, and of ${STEPS} mixed steps each, every item was taken, shed or still there, in order.`,
    };
  },
};

const failed = (observed: string, hint: number): Verdict => ({ passed: false, observed, hint });

/** Twice as many as there is room for, and then out with them. */
async function observeFull(open: OpenSheddingQueue, capacity: number, attempt: Attempt) {
  const count = 2 * capacity + 1;
  const heard: unknown[] = [];
  const seen = await attempt(async () => {
    const queue = open(capacity, (item) => heard.push(item));
    const put = numbers(count).map((item) => queue.put(item));
    const { inside, shed } = queue.counts();
    const takes = numbers(capacity).map(() => watch(queue.take()));
    await turns();
    const taken = takes.map(outcomeOf);
    const rest = watch(queue.take());
    await turns();
    return { put, inside, shed, taken, rest: rest.settled };
  });
  const lost = numbers(count - capacity);
  const kept = numbers(count).slice(-capacity);
  const story = `${count} items were put into a queue of ${capacity}:`;
  if (seen.inside !== capacity || seen.rest)
    return failed(
      `${story} it said it held ${seen.inside}, and ${seen.rest ? `more than ${capacity} could be taken` : "no more could be taken"}.`,
      0,
    );
  if (!same(seen.taken, kept))
    return failed(`${story} those taken were ${list(seen.taken)}, not ${list(kept)}.`, 2);
  if (!same(heard, lost) || seen.shed !== lost.length)
    return failed(
      `${story} \`onShed\` heard of ${list(heard)}, and ${seen.shed} were counted, expected ${list(lost)}.`,
      0,
    );
  return seen.put.every((answer) => answer === true)
    ? undefined
    : failed(`${story} \`put\` answered ${list(seen.put)}, expected true for each.`, 3);
}

/** More consumers than places; what they wait for includes values that are not true. */
async function observeWaiting(open: OpenSheddingQueue, capacity: number, attempt: Attempt) {
  const items = [0, "", false, ...numbers(capacity)];
  const heard: unknown[] = [];
  const seen = await attempt(async () => {
    const queue = open(capacity, (item) => heard.push(item));
    const takes = items.map(() => watch(queue.take()));
    await turns();
    const early = takes.filter(({ settled }) => settled).length;
    for (const item of items) queue.put(item);
    const { inside } = queue.counts();
    await turns();
    queue.put(0);
    const late = watch(queue.take());
    await turns();
    return { early, inside, taken: takes.map(outcomeOf), late: outcomeOf(late) };
  });
  const story = `${items.length} consumers waited at a queue of ${capacity}, then ${items.length} items were put:`;
  if (seen.early > 0) return failed(`${story} ${seen.early} consumers did not wait.`, 1);
  if (heard.length > 0 || seen.inside !== 0)
    return failed(
      `${story} ${heard.length} were shed and ${seen.inside} lay in the queue, though a consumer waited for each.`,
      1,
    );
  if (!same(seen.taken, items))
    return failed(`${story} they got ${list(seen.taken)}, expected ${list(items)}.`, 1);
  return seen.late === 0
    ? undefined
    : failed(`an item 0 lay in a queue of ${capacity}, and \`take\` gave ${tell(seen.late)}.`, 4);
}

/** Items left at the close, consumers left at the close, and who comes afterwards. */
async function observeClose(open: OpenSheddingQueue, capacity: number, attempt: Attempt) {
  const heard: unknown[] = [];
  const seen = await attempt(async () => {
    const full = open(capacity, (item) => heard.push(item));
    for (const item of numbers(capacity)) full.put(item);
    full.close();
    const put = full.put(-1);
    const takes = numbers(capacity + 2).map(() => watch(full.take()));
    const empty = open(capacity, (item) => heard.push(item));
    const waiting = [watch(empty.take()), watch(empty.take())];
    await turns();
    const early = waiting.filter(({ settled }) => settled).length;
    empty.close();
    await turns();
    return { put, takes: takes.map(outcomeOf), early, waiting, shed: full.counts().shed };
  });
  const rest = [...numbers(capacity), undefined, undefined];
  const story = `a queue of ${capacity} was closed`;
  if (!same(seen.takes, rest))
    return failed(
      `${story} with ${capacity} items: then ${list(seen.takes)} came, not ${list(rest)}.`,
      3,
    );
  if (seen.put !== false || heard.length > 0 || seen.shed !== 0)
    return failed(
      `${story}: a \`put\` answered ${tell(seen.put)} and ${heard.length} were shed.`,
      3,
    );
  const left = seen.waiting.filter((take) => !take.settled || take.value !== undefined).length;
  return seen.early === 0 && left === 0
    ? undefined
    : failed(`${story} while two consumers waited: ${left} of them did not get undefined.`, 3);
}

/** Puts and takes in an order that only a seed knows, beside a list of what must be inside. */
async function observeMixed(open: OpenSheddingQueue, capacity: number, attempt: Attempt) {
  const random = createRandom(capacity);
  const heard: unknown[] = [];
  const inside: number[] = [];
  const lost: number[] = [];
  const expected: number[] = [];
  let waiting = 0;
  let most = 0;
  const seen = await attempt(async () => {
    const queue = open(capacity, (item) => heard.push(item));
    const takes: Watched<unknown>[] = [];
    for (let step = 0; step < STEPS; step++) {
      if (random() < 0.55) {
        queue.put(step);
        if (waiting > 0) {
          waiting -= 1;
          expected.push(step);
        } else {
          if (inside.length === capacity) lost.push(inside.shift()!);
          inside.push(step);
        }
      } else {
        takes.push(watch(queue.take()));
        if (inside.length > 0) expected.push(inside.shift()!);
        else waiting += 1;
      }
      most = Math.max(most, queue.counts().inside);
      if (random() < 0.2) await turns();
    }
    await turns();
    const taken = takes.filter(({ settled }) => settled).map(outcomeOf);
    return { taken, ...queue.counts() };
  });
  const story = `after ${STEPS} mixed steps on a queue of ${capacity},`;
  if (most > capacity) return failed(`${story} it had held ${most}.`, 0);
  if (!same(seen.taken, expected))
    return failed(
      `${story} ${seen.taken.length} items had been taken, expected ${expected.length} in the order of the puts.`,
      seen.taken.length === expected.length ? 2 : 1,
    );
  return same(heard, lost) && seen.shed === lost.length && seen.inside === inside.length
    ? undefined
    : failed(
        `${story} ${heard.length} had been heard of, ${seen.shed} were counted and ${seen.inside} inside, expected ${lost.length}, ${lost.length} and ${inside.length}.`,
        0,
      );
}

interface Watched<T> {
  settled: boolean;
  value: T | undefined;
}

/** Whether a promise has settled, to be looked at later: one that never does must not hold the check. */
function watch<T>(promise: Promise<T>): Watched<T> {
  const watched: Watched<T> = { settled: false, value: undefined };
  Promise.resolve(promise).then(
    (value) => Object.assign(watched, { settled: true, value }),
    (error) => Object.assign(watched, { settled: true, value: error }),
  );
  return watched;
}

const PENDING = Symbol("nothing");
const outcomeOf = <T>({ settled, value }: Watched<T>) => (settled ? value : PENDING);

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

function tell(value: unknown): string {
  if (value === PENDING) return "nothing";
  if (value === undefined) return "undefined";
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? JSON.stringify(value)
    : String(value);
}

function list(values: readonly unknown[]): string {
  return values.length === 0 ? "none" : values.map(tell).join(", ");
}

/** All promise jobs have run, and what waits for a turn of the loop or two. */
async function turns(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise<void>((resolve) => setImmediate(resolve));
}
