import { unlessAborted } from "./unless-aborted.js";

export interface AcquireOptions {
  /** Ends the waiting, not the holding: rejects with its reason, and the place is given up. */
  signal?: AbortSignal | undefined;
}

/** Gives back what was acquired; a second call changes nothing. */
export type Release = () => void;

/** A lock between the tasks of one event loop: waiting for it lets everything else run. */
export interface AsyncMutex {
  /** Waits for the lock, first come, first served. */
  acquire(options?: AcquireOptions): Promise<Release>;
  /** Holds the lock until `use` has ended, also when it throws. Not re-entrant. */
  run<T>(use: () => T | Promise<T>, options?: AcquireOptions): Promise<T>;
}

/** Makes a mutex that is nothing but a chain of promises: each holder waits for the one before. */
export function createAsyncMutex(): AsyncMutex {
  let last: Promise<void> = Promise.resolve();

  async function acquire({ signal }: AcquireOptions = {}): Promise<Release> {
    let release!: Release;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const before = last;
    last = before.then(() => released);
    try {
      await unlessAborted(before, signal);
    } catch (reason) {
      // Who gives up stays a link of the chain, one that holds nobody up.
      release();
      throw reason;
    }
    return release;
  }

  return {
    acquire,
    async run(use, options) {
      const release = await acquire(options);
      try {
        return await use();
      } finally {
        release();
      }
    },
  };
}
