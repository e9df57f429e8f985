import { threadId } from "node:worker_threads";
import { lockWord, unlockWord } from "./futex.js";
import type { LockOptions } from "./mutex.js";

/** The words of shared memory that one re-entrant mutex takes: the lock, its owner, its depth. */
export const reentrantWords = 3;

/** A lock that its owner may take again; it comes free when it was given back as often. */
export interface ReentrantMutex {
  /** Takes the lock, or one more level of it. @throws LockTimeoutError */
  lock(options?: LockOptions): void;
  /** Gives one level back. @throws Error when another thread holds it, or nobody. */
  unlock(): void;
  run<T>(use: () => T, options?: LockOptions): T;
  /** How many levels this thread holds; 0 when it does not hold the lock. */
  readonly depth: number;
}

/**
 * Makes this thread's handle on a re-entrant mutex in shared memory.
 *
 * Its owner is a thread, so it keeps no two tasks of one event loop apart: both "own" it. And it
 * lets a function in while its caller is half-way through a change, which a plain mutex refuses.
 *
 * @param memory On a SharedArrayBuffer, zeroed before the first use.
 * @param word The first of its {@link reentrantWords} words; default 0.
 */
export function createReentrantMutex(memory: Int32Array, word = 0): ReentrantMutex {
  const me = threadId + 1;
  const owner = word + 1;
  const level = word + 2;
  // Only a thread itself writes its own number here, so it cannot be wrong about itself.
  const isMine = () => Atomics.load(memory, owner) === me;

  function lock({ deadline = 10_000 }: LockOptions = {}): void {
    if (!isMine()) {
      lockWord(memory, word, deadline);
      Atomics.store(memory, owner, me);
    }
    memory[level]! += 1;
  }

  function unlock(): void {
    if (!isMine()) throw new Error("unlock() expected a mutex that this thread holds");
    memory[level]! -= 1;
    if (memory[level] !== 0) return;
    Atomics.store(memory, owner, 0);
    unlockWord(memory, word);
  }

  return {
    lock,
    unlock,
    get depth() {
      return isMine() ? memory[level]! : 0;
    },
    run(use, options) {
      lock(options);
      try {
        return use();
      } finally {
        unlock();
      }
    },
  };
}
