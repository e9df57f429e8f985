import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { createMutex, createReentrantMutex, LockTimeoutError, reentrantWords } from "overlap/race";
import { afterEach, describe, expect, test } from "vitest";

const race = pathToFileURL(createRequire(import.meta.url).resolve("overlap/race")).href;
const workers: Worker[] = [];

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.terminate()));
});

/** Runs statements in a thread of their own; they see `race`, `memory` and `say`. */
function thread(memory: Int32Array, body: string) {
  const code = `
    const { parentPort, workerData: memory } = require("node:worker_threads");
    const say = (word) => parentPort.postMessage(word);
    import(${JSON.stringify(race)}).then((race) => { ${body} });`;
  const worker = new Worker(code, { eval: true, workerData: memory });
  workers.push(worker);
  const heard: string[] = [];
  let wake = () => {};
  worker.on("message", (word: string) => {
    heard.push(word);
    wake();
  });
  return async function hears(word: string): Promise<void> {
    while (!heard.includes(word))
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  };
}

function memory(words: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * words));
}

describe("createMutex", () => {
  test("lock() keeps another thread out until unlock()", async () => {
    const shared = memory(2);
    const mutex = createMutex(shared);
    mutex.lock();
    const hears = thread(
      shared,
      `say(String(race.createMutex(memory).tryLock()));
       race.createMutex(memory).lock();
       memory[1] = 7;
       say("in");`,
    );
    await hears("false");
    expect(shared[1]).toBe(0);
    mutex.unlock();
    await hears("in");
    expect(shared[1]).toBe(7);
  });

  test("lock({ deadline }) throws LockTimeoutError when its holder has died", async () => {
    const shared = memory(1);
    const hears = thread(shared, `race.createMutex(memory).lock(); say("held"); process.exit();`);
    await hears("held");
    const mutex = createMutex(shared);
    expect(() => mutex.lock({ deadline: 20 })).toThrow(LockTimeoutError);
    expect(() => mutex.lock({ deadline: 0 })).toThrow("within 0 ms");
    expect(() => mutex.unlock()).toThrow("this thread holds");
  });

  test("lock() twice throws at once in place of waiting for itself", () => {
    const mutex = createMutex(memory(1));
    mutex.lock();
    expect(() => mutex.lock()).toThrow("holds it already");
    expect(mutex.tryLock()).toBe(false);
    mutex.unlock();
    expect(mutex.tryLock()).toBe(true);
  });

  test("unlock() of a mutex that is not held throws and leaves it usable", () => {
    const shared = memory(1);
    const mutex = createMutex(shared);
    expect(() => mutex.unlock()).toThrow("this thread holds");
    mutex.lock();
    expect(() => createMutex(shared).unlock()).toThrow("this thread holds");
    mutex.unlock();
    expect(shared[0]).toBe(0);
  });

  test("unlock() of a word that somebody else has set free throws", () => {
    const shared = memory(1);
    const mutex = createMutex(shared);
    mutex.lock();
    shared[0] = 0;
    expect(() => mutex.unlock()).toThrow("expected a lock that is held");
  });

  test("run(use) gives what use gives and unlocks also after a throw", () => {
    const shared = memory(3);
    const mutex = createMutex(shared, 2);
    expect(mutex.run(() => shared[2])).not.toBe(0);
    expect(() =>
      mutex.run(() => {
        throw new Error("inside");
      }),
    ).toThrow("inside");
    expect([...shared]).toEqual([0, 0, 0]);
  });

  test("unlock() wakes every sleeper in turn", async () => {
    const shared = memory(2);
    const mutex = createMutex(shared);
    mutex.lock();
    const body = `
      const mutex = race.createMutex(memory);
      say("asks");
      mutex.lock();
      memory[1] += 1;
      mutex.unlock();
      say("done");`;
    const threads = [thread(shared, body), thread(shared, body), thread(shared, body)];
    await Promise.all(threads.map((hears) => hears("asks")));
    mutex.unlock();
    await Promise.all(threads.map((hears) => hears("done")));
    expect(shared[1]).toBe(3);
  });
});

describe("createReentrantMutex", () => {
  test("lock() by its owner goes one level deeper; it is free after as many unlock()", () => {
    const shared = memory(reentrantWords);
    const mutex = createReentrantMutex(shared);
    mutex.lock();
    mutex.run(() => expect(mutex.depth).toBe(2));
    expect(mutex.depth).toBe(1);
    mutex.unlock();
    expect(mutex.depth).toBe(0);
    expect([...shared]).toEqual([0, 0, 0]);
    expect(() => mutex.unlock()).toThrow("this thread holds");
  });

  test("lock() keeps another thread out until the outermost unlock()", async () => {
    const shared = memory(reentrantWords + 1);
    const mutex = createReentrantMutex(shared);
    mutex.lock();
    mutex.lock();
    const hears = thread(
      shared,
      `const mutex = race.createReentrantMutex(memory);
       try { mutex.unlock(); } catch { say("not mine"); }
       try { mutex.lock({ deadline: 0 }); } catch (error) { say(error.name); }
       mutex.lock();
       memory[3] = mutex.depth;
       say("in");`,
    );
    await hears("not mine");
    await hears("LockTimeoutError");
    mutex.unlock();
    expect(shared[3]).toBe(0);
    mutex.unlock();
    await hears("in");
    expect(shared[3]).toBe(1);
  });

  test("lock() does not keep two tasks of one thread apart", async () => {
    const shared = memory(reentrantWords);
    const mutex = createReentrantMutex(shared);
    let inside = 0;
    let peak = 0;
    const task = async () => {
      mutex.lock();
      inside += 1;
      peak = Math.max(peak, inside);
      await null;
      inside -= 1;
      mutex.unlock();
    };
    await Promise.all([task(), task()]);
    expect(peak).toBe(2);
  });
});
