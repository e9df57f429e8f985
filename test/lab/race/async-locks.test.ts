import { getEventListeners } from "node:events";
import { countOverAwait, createAsyncMutex, createSemaphore, type Release } from "overlap/race";
import { describe, expect, test } from "vitest";
import { deferred, settle } from "../deferred.js";

const locks = [
  { name: "createAsyncMutex()", make: () => createAsyncMutex() },
  { name: "createSemaphore(1)", make: () => createSemaphore(1) },
];

describe.each(locks)("$name", ({ make }) => {
  test("acquire() serves who comes first, one at a time", async () => {
    const lock = make();
    const log: string[] = [];
    const gates = [deferred(), deferred(), deferred()];
    const runs = gates.map((gate, i) =>
      lock.run(async () => {
        log.push(`${i} in`);
        await gate.promise;
        log.push(`${i} out`);
        return i;
      }),
    );
    for (const gate of [...gates].reverse()) {
      gate.resolve();
      await settle();
    }
    expect(await Promise.all(runs)).toEqual([0, 1, 2]);
    expect(log).toEqual(["0 in", "0 out", "1 in", "1 out", "2 in", "2 out"]);
  });

  test("release() called twice lets in only one", async () => {
    const lock = make();
    const first = await lock.acquire();
    const got: Release[] = [];
    void lock.acquire().then((release) => got.push(release));
    void lock.acquire().then((release) => got.push(release));
    first();
    first();
    await settle();
    expect(got.length).toBe(1);
    first();
    await settle();
    expect(got.length).toBe(1);
    got[0]!();
    await settle();
    expect(got.length).toBe(2);
  });

  test("acquire({ signal }) gives up its place with the reason, the others keep theirs", async () => {
    const lock = make();
    const log: string[] = [];
    const holder = await lock.acquire();
    const controller = new AbortController();
    const reason = new Error("no longer");
    const second = lock.acquire(controller);
    const third = lock.acquire().then((release) => {
      log.push("third");
      return release;
    });
    controller.abort(reason);
    await expect(second).rejects.toBe(reason);
    await settle();
    expect(log).toEqual([]);
    holder();
    (await third)();
    expect(log).toEqual(["third"]);
    await lock.run(() => log.push("free again"));
    expect(log).toEqual(["third", "free again"]);
  });

  test("acquire({ signal }) of an aborted signal rejects and takes nothing", async () => {
    const lock = make();
    const reason = new Error("before");
    await expect(lock.acquire({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(await lock.run(() => "free")).toBe("free");
  });

  test("run(use) releases after use throws, at once or later", async () => {
    const lock = make();
    const failure = new Error("inside");
    const throwing = () => {
      throw failure;
    };
    await expect(lock.run(throwing)).rejects.toBe(failure);
    await expect(lock.run(() => Promise.reject(failure))).rejects.toBe(failure);
    expect(await lock.run(() => "free")).toBe("free");
  });

  test("acquire({ signal }) leaves no listener on the signal", async () => {
    const lock = make();
    const signal = new AbortController().signal;
    const listeners = () => getEventListeners(signal, "abort").length;
    const holder = await lock.acquire({ signal });
    const waiting = lock.acquire({ signal });
    await settle();
    expect(listeners()).toBe(1);
    holder();
    (await waiting)();
    await settle();
    expect(listeners()).toBe(0);
  });
});

describe("createSemaphore", () => {
  test("run(use) has at most so many inside at once", async () => {
    const semaphore = createSemaphore(3);
    let inside = 0;
    let peak = 0;
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        semaphore.run(async () => {
          inside += 1;
          peak = Math.max(peak, inside);
          order.push(i);
          await settle();
          inside -= 1;
        }),
      ),
    );
    expect(peak).toBe(3);
    expect(order).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect([semaphore.free, semaphore.waiting]).toEqual([3, 0]);
  });

  test("free and waiting count permits and who waits", async () => {
    const semaphore = createSemaphore(2);
    const release = await semaphore.acquire();
    await semaphore.acquire();
    const third = semaphore.acquire();
    expect([semaphore.free, semaphore.waiting]).toEqual([0, 1]);
    release();
    await third;
    expect([semaphore.free, semaphore.waiting]).toEqual([0, 0]);
  });

  test.each([0, -1, 1.5, Number.NaN])("createSemaphore(%d) throws a RangeError", (permits) => {
    expect(() => createSemaphore(permits)).toThrow(RangeError);
  });
});

describe("countOverAwait", () => {
  test("countOverAwait({ tasks }) leaves 1, however many tasks add", async () => {
    expect(await countOverAwait()).toBe(1);
    expect(await countOverAwait({ tasks: 2 })).toBe(1);
    expect(await countOverAwait({ tasks: 0 })).toBe(0);
  });

  test("countOverAwait({ guard }) counts every task under a mutex", async () => {
    expect(await countOverAwait({ guard: createAsyncMutex().run })).toBe(1000);
    expect(await countOverAwait({ guard: createSemaphore(1).run })).toBe(1000);
  });

  test("countOverAwait({ guard }) loses updates again with two permits", async () => {
    expect(await countOverAwait({ guard: createSemaphore(2).run })).toBeLessThan(1000);
  });
});
