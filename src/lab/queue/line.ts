import { admitWaiters } from "../time/index.js";

/** Who waits for a value of type T and has brought something along. */
export interface Waiter<T, Brought> {
  brought: Brought;
  resolve(value: T): void;
  reject(reason: unknown): void;
}

/** Those who wait, in the order in which they came. */
export interface Line<T, Brought> {
  readonly size: number;
  /** Waits until somebody calls the waiter; who is aborted leaves the line with the reason. */
  join(brought: Brought, signal: AbortSignal | undefined, onLeave?: () => void): Promise<T>;
  /** Takes the first out of the line. */
  shift(): Waiter<T, Brought> | undefined;
}

export function createLine<T, Brought = undefined>(): Line<T, Brought> {
  const waiters = new Set<Waiter<T, Brought>>();
  return {
    get size() {
      return waiters.size;
    },
    shift() {
      const [first] = waiters;
      if (first) waiters.delete(first);
      return first;
    },
    join(brought, signal, onLeave) {
      return new Promise<T>((resolve, reject) => {
        const onAbort = () => {
          waiters.delete(waiter);
          onLeave?.();
          reject(signal?.reason);
        };
        const stay = () => signal?.removeEventListener("abort", onAbort);
        const waiter: Waiter<T, Brought> = {
          brought,
          resolve(value) {
            stay();
            resolve(value);
          },
          reject(reason) {
            stay();
            reject(reason);
          },
        };
        waiters.add(waiter);
        if (signal) admitWaiters(signal);
        signal?.addEventListener("abort", onAbort, { once: true });
      });
    },
  };
}
