/**
 * A lock that all threads of an interpreter share, as CPython's has one: who holds it may run.
 * It is an Int32Array on shared memory, so it can be sent to threads.
 *
 * Fair: it is handed over in the order in which it was asked for (a ticket lock; Mellor-Crummey and
 * Scott, 1991). A thread that ends while it holds or wants the lock leaves it blocked for ever.
 */
export type InterpreterLock = Int32Array;

const NEXT_TICKET = 0;
const SERVED = 1;

/** Makes a lock that nobody holds. */
export function createInterpreterLock(): InterpreterLock {
  return new Int32Array(new SharedArrayBuffer(8));
}

/** Waits for the lock; the thread sleeps meanwhile. A thread that holds it already waits for ever. */
export function acquire(lock: InterpreterLock): void {
  waitFor(lock, Atomics.add(lock, NEXT_TICKET, 1));
}

/** Whether another thread waits for the lock that this one holds. */
export function isWanted(lock: InterpreterLock): boolean {
  // The difference, as whole 32 bits: tickets go round after 2^32.
  const waiting = (Atomics.load(lock, NEXT_TICKET) - Atomics.load(lock, SERVED)) | 0;
  return waiting > 1;
}

/** Hands the lock to the thread that has waited longest. Only its holder may call this. */
export function release(lock: InterpreterLock): void {
  Atomics.add(lock, SERVED, 1);
  // All, not one: only the thread with the next ticket can go on, and it may not be the first asleep.
  Atomics.notify(lock, SERVED);
}

/**
 * Lets all threads that wait have their turn, and comes back when it is this one's again. Only the
 * holder may call this.
 */
export function handOver(lock: InterpreterLock): void {
  // Before the release: the thread that it wakes may take this one's processor, not its place.
  const ticket = Atomics.add(lock, NEXT_TICKET, 1);
  release(lock);
  waitFor(lock, ticket);
}

function waitFor(lock: InterpreterLock, ticket: number): void {
  for (;;) {
    const served = Atomics.load(lock, SERVED);
    if (served === ticket) return;
    Atomics.wait(lock, SERVED, served);
  }
}
