import { lockWord, tryLockWord, unlockWord } from "./futex.js";

export interface LockOptions {
  /** How long the thread may sleep for the lock, in milliseconds; default 10,000. */
  deadline?: number | undefined;
}

/** A lock between threads. Waiting for it holds the thread: no timer and no promise moves. */
export interface Mutex {
  /**
   * Takes the lock.
   *
   * @throws LockTimeoutError when the deadline passes first: its holder may be dead.
   * @throws Error when it was taken through this very object: waiting for oneself never ends.
   */
  lock(options?: LockOptions): void;
  /** Takes the lock if it is free; says whether it did. */
  tryLock(): boolean;
  /** Gives it back. @throws Error when it was not taken through this object. */
  unlock(): void;
  /** Holds the lock while `use` runs, also when that throws. `use` must not be asynchronous. */
  run<T>(use: () => T, options?: LockOptions): T;
}

/**
 * Makes this thread's handle on a mutex that lives in shared memory; one handle a thread.
 * Not fair: who asks at the right moment overtakes the sleepers.
 *
 * @param memory On a SharedArrayBuffer, zeroed before the first use.
 * @param word Which word of it is the lock; default 0.
 */
export function createMutex(memory: Int32Array, word = 0): Mutex {
  let mine = false;

  function lock({ deadline = 10_000 }: LockOptions = {}): void {
    if (mine) throw new Error("lock() expected a free mutex, this thread holds it already");
    lockWord(memory, word, deadline);
    mine = true;
  }

  function unlock(): void {
    if (!mine) throw new Error("unlock() expected a mutex that this thread holds");
    mine = false;
    unlockWord(memory, word);
  }

  return {
    lock,
    unlock,
    tryLock() {
      if (mine || !tryLockWord(memory, word)) return false;
      mine = true;
      return true;
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
