import { createMutex } from "./mutex.js";
import { createReentrantMutex } from "./reentrant-mutex.js";
import { withWebLock } from "./web-locks.js";

/** Where in the shared memory what stands; the re-entrant mutex takes three words. */
export const words = {
  count: 0,
  mutex: 1,
  reentrant: 2,
  ready: 5,
  inside: 6,
  overlaps: 7,
  length: 8,
} as const;

/** What one thread has at hand while it counts. */
export interface Hands {
  memory: Int32Array;
  /** Asks the thread that started this one to add 1. */
  send: () => void;
}

/** The ways in which a thread can add 1 to the shared counter, many times. */
export const ways = {
  /** A counter of its own, added up at the end: nothing is shared while it counts. */
  private({ memory }: Hands, times: number) {
    const own = new Int32Array(1);
    for (let i = 0; i < times; i++) own[0]!++;
    Atomics.add(memory, words.count, own[0]!);
  },
  /** Read, add, write: three steps, and another thread may come between them. Loses updates. */
  plain({ memory }: Hands, times: number) {
    for (let i = 0; i < times; i++) memory[words.count]!++;
  },
  atomic({ memory }: Hands, times: number) {
    for (let i = 0; i < times; i++) Atomics.add(memory, words.count, 1);
  },
  mutex({ memory }: Hands, times: number) {
    const { lock, unlock } = createMutex(memory, words.mutex);
    for (let i = 0; i < times; i++) {
      lock();
      memory[words.count]!++;
      unlock();
    }
  },
  reentrant({ memory }: Hands, times: number) {
    const { lock, unlock } = createReentrantMutex(memory, words.reentrant);
    for (let i = 0; i < times; i++) {
      lock();
      memory[words.count]!++;
      unlock();
    }
  },
  async webLocks({ memory }: Hands, times: number) {
    const add = () => {
      if (Atomics.add(memory, words.inside, 1) > 0) Atomics.add(memory, words.overlaps, 1);
      memory[words.count]!++;
      Atomics.sub(memory, words.inside, 1);
    };
    for (let i = 0; i < times; i++) await withWebLock("overlap/race", add);
  },
  /** No lock: one thread owns the counter, the others queue their wishes. */
  message({ send }: Hands, times: number) {
    for (let i = 0; i < times; i++) send();
  },
};

/** The name of a way to count. */
export type Way = keyof typeof ways;
