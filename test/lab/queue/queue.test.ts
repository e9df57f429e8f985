import { getEventListeners } from "node:events";
import {
  type BoundedQueue,
  createQueue,
  type FullPolicy,
  QueueClosedError,
  QueueFullError,
} from "overlap/queue";
import { createRandom } from "overlap/stats";
import { describe, expect, test } from "vitest";
import { settle } from "../deferred.js";

const policies: FullPolicy[] = ["block", "drop-newest", "drop-oldest", "reject"];

/** Puts 1, 2, 3, ... and writes down how each put ended. */
async function fill(queue: BoundedQueue<number>, count: number): Promise<unknown[]> {
  const ends: unknown[] = Array.from({ length: count }, () => "waits");
  for (let i = 0; i < count; i++)
    queue.put(i + 1).then(
      (accepted) => {
        ends[i] = accepted;
      },
      (error) => {
        ends[i] = error.name;
      },
    );
  await settle();
  return ends;
}

async function drain(queue: BoundedQueue<number>): Promise<number[]> {
  const items: number[] = [];
  for await (const item of queue) items.push(item);
  return items;
}

describe.each(policies)("createQueue({ policy: %j })", (policy) => {
  test("gives the items in the order in which they were put", async () => {
    const queue = createQueue<number>({ capacity: 10, policy });
    await fill(queue, 5);
    queue.close();
    expect(await drain(queue)).toEqual([1, 2, 3, 4, 5]);
    expect(queue.counts).toMatchObject({ accepted: 5, taken: 5, dropped: 0, peak: 5 });
  });

  test("never holds more than its capacity", async () => {
    const queue = createQueue<number>({ capacity: 3, policy });
    await fill(queue, 10);
    expect([queue.size, queue.counts.peak]).toEqual([3, 3]);
    queue.fail(new Error("end"));
  });

  test("hands an item straight to a consumer that waits, first come, first served", async () => {
    const queue = createQueue<number>({ capacity: 1, policy });
    const takes = [queue.take(), queue.take(), queue.take()];
    expect(await Promise.all([1, 2].map((item) => queue.put(item)))).toEqual([true, true]);
    queue.close();
    expect(await Promise.all(takes)).toEqual([
      { done: false, value: 1 },
      { done: false, value: 2 },
      { done: true, value: undefined },
    ]);
    expect(queue.counts).toMatchObject({ accepted: 2, taken: 2, peak: 0 });
  });

  test("close() ends consumers after the last item and refuses producers", async () => {
    const queue = createQueue<number>({ capacity: 2, policy });
    await fill(queue, 2);
    queue.close();
    await expect(queue.put(3)).rejects.toBeInstanceOf(QueueClosedError);
    expect(await drain(queue)).toEqual([1, 2]);
    expect(await drain(queue)).toEqual([]);
    expect(queue.counts).toMatchObject({ accepted: 2, rejected: 1 });
  });

  test("fail(error) drops the items and rejects everybody with the error", async () => {
    const dropped: number[] = [];
    const queue = createQueue<number>({
      capacity: 2,
      policy,
      onDrop: (item) => dropped.push(item),
    });
    const error = new Error("broken");
    await fill(queue, 2);
    queue.fail(error);
    queue.fail(new Error("a second one"));
    queue.close();
    await expect(queue.put(3)).rejects.toBe(error);
    await expect(queue.take()).rejects.toBe(error);
    await expect(drain(queue)).rejects.toBe(error);
    expect([queue.size, dropped]).toEqual([0, [1, 2]]);
    expect(queue.counts).toMatchObject({ dropped: 2, rejected: 1 });
  });

  test("fail(error) reaches a consumer that waits", async () => {
    const queue = createQueue<number>({ capacity: 2, policy });
    const waiting = drain(queue);
    const error = new Error("broken");
    await settle();
    queue.fail(error);
    await expect(waiting).rejects.toBe(error);
  });

  test("take({ signal }) gives up its place and loses no item", async () => {
    const queue = createQueue<number>({ capacity: 2, policy });
    const controller = new AbortController();
    const reason = new Error("enough");
    const [first, second] = [queue.take(controller), queue.take()];
    expect(getEventListeners(controller.signal, "abort").length).toBe(1);
    controller.abort(reason);
    await expect(first).rejects.toBe(reason);
    await expect(queue.take(controller)).rejects.toBe(reason);
    await queue.put(1);
    expect(await second).toEqual({ done: false, value: 1 });
  });

  test("puts every item into exactly one place, whatever happens", async () => {
    const random = createRandom(policies.indexOf(policy));
    const upTo = (most: number) => Math.floor(random() * (most + 1));
    let seen = 0;
    for (let round = 0; round < 60; round++) {
      const capacity = 1 + upTo(3);
      const dropped: number[] = [];
      const taken: number[] = [];
      const refused: number[] = [];
      const queue = createQueue<number>({ capacity, policy, onDrop: (item) => dropped.push(item) });
      const ignore = () => {};
      let puts = 0;
      for (let turn = 0; turn < 60; turn++) {
        const controller = new AbortController();
        const options = random() < 0.2 ? controller : {};
        const act = random();
        if (act < 0.55) {
          puts += 1;
          const item = puts;
          queue.put(item, options).catch(() => refused.push(item));
        } else if (act < 0.97)
          queue.take(options).then((next) => next.done || taken.push(next.value), ignore);
        else if (act < 0.98) queue.close();
        else if (act < 0.99) queue.fail(new Error("broken"));
        if (random() < 0.3) await settle();
        controller.abort();
      }
      await settle();
      const { counts, size, waiting } = queue;
      const places = counts.taken + counts.dropped + counts.rejected + counts.withdrawn;
      expect(places + size + waiting).toBe(puts);
      expect(taken.length).toBe(counts.taken);
      expect(dropped.length).toBe(counts.dropped);
      expect(refused.length).toBe(counts.rejected + counts.withdrawn);
      expect(new Set([...taken, ...dropped, ...refused]).size).toBe(puts - size - waiting);
      expect(taken).toEqual([...taken].sort((a, b) => a - b));
      expect(counts.peak).toBeLessThanOrEqual(capacity);
      seen += counts.taken;
    }
    expect(seen).toBeGreaterThan(500);
  });
});

describe("put(item) into a full queue", () => {
  test("waits for room with the policy block, first come, first served", async () => {
    const queue = createQueue<number>({ capacity: 2 });
    const ends = await fill(queue, 4);
    expect(ends).toEqual([true, true, "waits", "waits"]);
    expect([queue.size, queue.waiting]).toEqual([2, 2]);
    expect(await queue.take()).toEqual({ done: false, value: 1 });
    await settle();
    expect(ends).toEqual([true, true, true, "waits"]);
    queue.close();
    await settle();
    expect(ends[3]).toBe("QueueClosedError");
    expect(await drain(queue)).toEqual([2, 3]);
    expect(queue.counts).toEqual({
      accepted: 3,
      taken: 3,
      dropped: 0,
      rejected: 1,
      withdrawn: 0,
      peak: 2,
    });
  });

  test("gives false and drops the item with the policy drop-newest", async () => {
    const queue = createQueue<number>({ capacity: 2, policy: "drop-newest" });
    expect(await fill(queue, 4)).toEqual([true, true, false, false]);
    queue.close();
    expect(await drain(queue)).toEqual([1, 2]);
    expect(queue.counts).toMatchObject({ accepted: 2, dropped: 2 });
  });

  test("drops the oldest item with the policy drop-oldest", async () => {
    const dropped: number[] = [];
    const onDrop = (item: number) => dropped.push(item);
    const queue = createQueue<number>({ capacity: 2, policy: "drop-oldest", onDrop });
    expect(await fill(queue, 4)).toEqual([true, true, true, true]);
    queue.close();
    expect(await drain(queue)).toEqual([3, 4]);
    expect(dropped).toEqual([1, 2]);
    expect(queue.counts).toMatchObject({ accepted: 4, taken: 2, dropped: 2 });
  });

  test("rejects with QueueFullError with the policy reject", async () => {
    const queue = createQueue<number>({ capacity: 2, policy: "reject" });
    expect(await fill(queue, 3)).toEqual([true, true, "QueueFullError"]);
    await expect(queue.put(4)).rejects.toThrow(
      new QueueFullError("expected fewer than 2 items, it is full"),
    );
    expect(queue.counts).toMatchObject({ accepted: 2, rejected: 2 });
  });

  test("is rejected with the error of fail(error) while it waits for room", async () => {
    const queue = createQueue<number>({ capacity: 1 });
    const error = new Error("broken");
    await queue.put(1);
    const second = queue.put(2);
    queue.fail(error);
    await expect(second).rejects.toBe(error);
    expect([queue.size, queue.waiting]).toEqual([0, 0]);
    expect(queue.counts).toMatchObject({ accepted: 1, dropped: 1, rejected: 1 });
  });

  test("put(item, { signal }) withdraws an item that waits, the others keep their places", async () => {
    const queue = createQueue<number>({ capacity: 1 });
    const controller = new AbortController();
    const reason = new Error("enough");
    await queue.put(1);
    const second = queue.put(2, controller);
    const third = queue.put(3);
    controller.abort(reason);
    await expect(second).rejects.toBe(reason);
    await expect(queue.put(4, controller)).rejects.toBe(reason);
    await queue.take();
    expect(await third).toBe(true);
    expect(queue.counts).toMatchObject({ accepted: 2, withdrawn: 2 });
  });

  test("put(item, { signal }) leaves no listener once the item is in", async () => {
    const queue = createQueue<number>({ capacity: 1 });
    const { signal } = new AbortController();
    await queue.put(1, { signal });
    const second = queue.put(2, { signal });
    expect(getEventListeners(signal, "abort").length).toBe(1);
    await queue.take();
    await second;
    expect(getEventListeners(signal, "abort").length).toBe(0);
  });
});

describe("createQueue", () => {
  test("holds the producer back to the pace of the consumer", async () => {
    const queue = createQueue<number>({ capacity: 2 });
    const log: string[] = [];
    const producer = (async () => {
      for (let i = 1; i <= 5; i++) {
        await queue.put(i);
        log.push(`in ${i}`);
      }
      queue.close();
    })();
    await settle();
    expect(log).toEqual(["in 1", "in 2"]);
    for await (const item of queue) {
      log.push(`out ${item}`);
      await settle();
    }
    await producer;
    expect(log).toEqual([
      ...["in 1", "in 2", "in 3", "out 1", "in 4", "out 2"],
      ...["in 5", "out 3", "out 4", "out 5"],
    ]);
    expect(queue.counts.peak).toBe(2);
  });

  test("shares the items among several consumers, each to one of them", async () => {
    const queue = createQueue<number>({ capacity: 4 });
    const consumers = [drain(queue), drain(queue), drain(queue)];
    for (let i = 1; i <= 30; i++) {
      await queue.put(i);
      if (i % 3 === 0) await settle();
    }
    queue.close();
    const shares = await Promise.all(consumers);
    expect(shares.every((share) => share.length > 0)).toBe(true);
    expect(shares.flat().sort((a, b) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, i) => i + 1),
    );
  });

  test("leaving the loop closes nothing and loses nothing", async () => {
    const queue = createQueue<number>({ capacity: 5 });
    await fill(queue, 3);
    for await (const item of queue) if (item === 1) break;
    queue.close();
    expect(await drain(queue)).toEqual([2, 3]);
  });

  test("items({ signal }) ends with the reason while it waits", async () => {
    const queue = createQueue<number>({ capacity: 5 });
    const controller = new AbortController();
    const reason = new Error("enough");
    await queue.put(1);
    const seen: number[] = [];
    const loop = (async () => {
      for await (const item of queue.items(controller)) seen.push(item);
    })();
    await settle();
    controller.abort(reason);
    await expect(loop).rejects.toBe(reason);
    expect(seen).toEqual([1]);
    expect(await queue.put(2)).toBe(true);
    expect(queue.size).toBe(1);
  });

  test("createQueue({ capacity: Infinity }) takes everything, in order", async () => {
    const queue = createQueue<number>({ capacity: Number.POSITIVE_INFINITY });
    const count = 200_000;
    for (let i = 0; i < count; i++) void queue.put(i);
    queue.close();
    expect(queue.counts.peak).toBe(count);
    let next = 0;
    for await (const item of queue) if (item === next) next += 1;
    expect(next).toBe(count);
  });

  test.each([0, -1, 1.5, Number.NaN])(
    "createQueue({ capacity: %d }) throws a RangeError",
    (capacity) => {
      expect(() => createQueue({ capacity })).toThrow(RangeError);
    },
  );
});
