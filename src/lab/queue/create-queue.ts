import type { BoundedQueue, FullPolicy, QueueOptions, WaitOptions } from "./bounded-queue.js";
import { createFifo } from "./fifo.js";
import { createLine } from "./line.js";
import { QueueClosedError, QueueFullError } from "./refusal.js";

/**
 * Makes a bounded queue.
 *
 * @throws RangeError when the capacity is not an integer of 1 or more, nor Infinity.
 */
export function createQueue<T>({
  capacity,
  policy = "block",
  onDrop,
}: QueueOptions<T>): BoundedQueue<T> {
  if (!(capacity >= 1 && (Number.isInteger(capacity) || capacity === Number.POSITIVE_INFINITY)))
    throw new RangeError(`capacity must be an integer of 1 or more or Infinity, not ${capacity}`);
  const inside = createFifo<T>();
  const producers = createLine<boolean, T>();
  const consumers = createLine<IteratorResult<T, undefined>>();
  const counts = { accepted: 0, taken: 0, dropped: 0, rejected: 0, withdrawn: 0, peak: 0 };
  let ended: { error: unknown; failed: boolean } | undefined;

  function letIn(item: T): boolean {
    counts.accepted += 1;
    const consumer = consumers.shift();
    if (consumer) {
      counts.taken += 1;
      consumer.resolve({ done: false, value: item });
    } else {
      inside.push(item);
      counts.peak = Math.max(counts.peak, inside.size);
    }
    return true;
  }

  function drop(item: T): void {
    counts.dropped += 1;
    onDrop?.(item);
  }

  function withdraw(): void {
    counts.withdrawn += 1;
  }

  function refuse(error: unknown): Promise<never> {
    counts.rejected += 1;
    return Promise.reject(error);
  }

  const whenFull: Record<FullPolicy, (item: T, signal?: AbortSignal) => Promise<boolean>> = {
    block: (item, signal) => producers.join(item, signal, withdraw),
    async "drop-newest"(item) {
      drop(item);
      return false;
    },
    async "drop-oldest"(item) {
      drop(inside.shift());
      return letIn(item);
    },
    reject: () => refuse(new QueueFullError(`expected fewer than ${capacity} items, it is full`)),
  };

  // Not async, nor is take: who waited must go on before who came later and did not have to wait.
  function put(item: T, { signal }: WaitOptions = {}): Promise<boolean> {
    if (ended) return refuse(ended.error);
    if (signal?.aborted) {
      withdraw();
      return Promise.reject(signal.reason);
    }
    return inside.size < capacity ? Promise.resolve(letIn(item)) : whenFull[policy](item, signal);
  }

  function take({ signal }: WaitOptions = {}): Promise<IteratorResult<T, undefined>> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (inside.size > 0) {
      counts.taken += 1;
      const value = inside.shift();
      const producer = producers.shift();
      producer?.resolve(letIn(producer.brought));
      return Promise.resolve({ done: false, value });
    }
    if (ended?.failed) return Promise.reject(ended.error);
    if (ended) return Promise.resolve({ done: true, value: undefined });
    return consumers.join(undefined, signal);
  }

  async function* items(options?: WaitOptions): AsyncIterableIterator<T> {
    for (let next = await take(options); !next.done; next = await take(options)) yield next.value;
  }

  function turnAway(error: unknown): void {
    for (let one = producers.shift(); one; one = producers.shift()) {
      counts.rejected += 1;
      one.reject(error);
    }
  }

  return {
    put,
    take,
    items,
    [Symbol.asyncIterator]: () => items(),
    close() {
      if (ended) return;
      ended = {
        error: new QueueClosedError("expected an open queue, it is closed"),
        failed: false,
      };
      turnAway(ended.error);
      for (let one = consumers.shift(); one; one = consumers.shift())
        one.resolve({ done: true, value: undefined });
    },
    fail(error) {
      if (ended?.failed) return;
      ended = { error, failed: true };
      turnAway(error);
      while (inside.size > 0) drop(inside.shift());
      for (let one = consumers.shift(); one; one = consumers.shift()) one.reject(error);
    },
    get size() {
      return inside.size;
    },
    get waiting() {
      return producers.size;
    },
    get counts() {
      return { ...counts };
    },
  };
}
