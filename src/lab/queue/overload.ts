import { type Clock, machineClock } from "../time/index.js";
import type { FullPolicy } from "./bounded-queue.js";
import { createQueue } from "./create-queue.js";

export interface OverloadOptions {
  /** When the producer is to make an item, in milliseconds from the start, ascending. */
  arrivals: readonly number[];
  /** Milliseconds that the consumer is at each item. */
  work: number;
  /** Of the queue between them; default Infinity. */
  capacity?: number | undefined;
  /** What becomes of an item that finds the queue full; default `block`. */
  policy?: FullPolicy | undefined;
  /** Default: the machine's clock. */
  clock?: Clock | undefined;
}

/** What became of an item. Times are milliseconds from the start; it has either been lost or done. */
export interface Item {
  made: number;
  lost?: number;
  taken?: number;
  done?: number;
}

/**
 * A producer, a queue and a consumer, until all that was made has been lost or done.
 *
 * The producer waits for `put`. While it is held there it makes nothing: its plan moves back, and
 * what would be due after the end of the plan is never made.
 */
export async function overload({
  arrivals,
  work,
  capacity = Number.POSITIVE_INFINITY,
  policy,
  clock = machineClock,
}: OverloadOptions): Promise<{ items: Item[]; held: number }> {
  const begin = clock.now();
  const now = () => clock.now() - begin;
  const lose = (item: Item) => {
    item.lost = now();
  };
  const queue = createQueue<Item>({ capacity, policy, onDrop: lose });
  const items: Item[] = [];

  async function produce(): Promise<void> {
    const end = arrivals.at(-1) ?? 0;
    let held = 0;
    for (const arrival of arrivals) {
      if (arrival + held > end) break;
      await clock.sleep(arrival + held - now());
      const item = { made: now() };
      items.push(item);
      const put = queue.put(item).catch(() => lose(item)); // refused by the policy `reject`
      const waits = queue.waiting > 0;
      await put;
      if (waits) held += now() - item.made;
    }
    queue.close();
  }

  async function consume(): Promise<void> {
    for await (const item of queue) {
      item.taken = now();
      await clock.sleep(work);
      item.done = now();
    }
  }

  await Promise.all([produce(), consume()]);
  return { items, held: queue.counts.peak };
}
