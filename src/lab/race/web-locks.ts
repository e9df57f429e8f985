/** The part of the Web Locks API that the course uses; Node has it from version 24 on. */
export interface WebLocks {
  request<T>(name: string, options: WebLockRequest, use: () => Promise<T>): Promise<T>;
}

export interface WebLockRequest {
  mode?: "exclusive" | "shared" | undefined;
  signal?: AbortSignal | undefined;
}

export interface WebLockOptions {
  /** `shared` lets in all who ask for `shared`; default `exclusive`. */
  mode?: "exclusive" | "shared" | undefined;
  /** Ends the waiting, not the holding. */
  signal?: AbortSignal | undefined;
  /** Default: those of this runtime. */
  locks?: WebLocks | undefined;
}

/** This runtime has no Web Locks. */
export class NoWebLocksError extends Error {
  override readonly name = "NoWebLocksError";
}

/** The Web Locks of this runtime, `undefined` where it has none. */
export function webLocks(): WebLocks | undefined {
  return (globalThis as { navigator?: { locks?: WebLocks } }).navigator?.locks;
}

/**
 * Holds the lock of that name until `use` has ended. The name is known to every thread of the
 * process, and waiting for it lets everything else of this thread run.
 *
 * Within one thread the lock excludes. Between threads Node 24.21 and 26.10 now and then let two in
 * at once: they look whether a lock is free and note that it is taken in two separate steps
 * (`LockManager::ProcessQueue`). `countInThreads({ way: "webLocks" })` counts such overlaps; what
 * threads share belongs under a `createMutex` until that is mended.
 *
 * @throws NoWebLocksError where the runtime has none.
 */
export async function withWebLock<T>(
  name: string,
  use: () => T | Promise<T>,
  { mode = "exclusive", signal, locks = webLocks() }: WebLockOptions = {},
): Promise<T> {
  if (!locks)
    throw new NoWebLocksError(
      `expected navigator.locks (Node 24), Node ${process.version} has none`,
    );
  // Waiting for a lock keeps no thread alive: one with nothing else to do would leave in mid-wait.
  const alive = setInterval(() => {}, 2 ** 30);
  try {
    // The async arrow: after a callback that throws at once Node would keep the lock for ever.
    return await locks.request(name, { mode, signal }, async () => use());
  } finally {
    clearInterval(alive);
  }
}
