import { now } from "../time/index.js";

// The three states of a word that serves as a lock: "Futexes are tricky" (Drepper, 2011), mutex 2.
const FREE = 0;
const HELD = 1;
const CONTENDED = 2;

/** The deadline passed before the lock came free. */
export class LockTimeoutError extends Error {
  override readonly name = "LockTimeoutError";
}

/** Takes the lock if it is free; says whether it did. */
export function tryLockWord(memory: Int32Array, word: number): boolean {
  return Atomics.compareExchange(memory, word, FREE, HELD) === FREE;
}

/**
 * Takes the lock; the whole thread sleeps until it is free.
 *
 * @throws LockTimeoutError after `deadline` milliseconds.
 */
export function lockWord(memory: Int32Array, word: number, deadline: number): void {
  if (tryLockWord(memory, word)) return;
  const end = now() + deadline;
  // Whoever may have to sleep leaves CONTENDED behind, so that the holder knows to wake somebody.
  while (Atomics.exchange(memory, word, CONTENDED) !== FREE) {
    const left = end - now();
    if (left <= 0 || Atomics.wait(memory, word, CONTENDED, left) === "timed-out")
      throw new LockTimeoutError(`expected the lock within ${deadline} ms, it is still held`);
  }
}

/**
 * Gives the lock back and wakes one sleeper, if there is any.
 *
 * @throws Error when nobody holds it.
 */
export function unlockWord(memory: Int32Array, word: number): void {
  const state = Atomics.exchange(memory, word, FREE);
  if (state === FREE) throw new Error("unlock() expected a lock that is held, this one is free");
  if (state === CONTENDED) Atomics.notify(memory, word, 1);
}
