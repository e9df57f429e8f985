/** Frees something; what it gives is waited for. */
export type Disposer = () => unknown;

/** Things to be freed, the last one first. */
export interface Disposal {
  add(disposer: Disposer): void;
  /** Frees all, one after the other; one that fails stops none of the others. */
  run(onFailure: (error: unknown) => void): Promise<void>;
}

export function createDisposal(): Disposal {
  const disposers: Disposer[] = [];
  return {
    add(disposer) {
      disposers.push(disposer);
    },
    async run(onFailure) {
      for (let last = disposers.pop(); last; last = disposers.pop()) {
        try {
          await last();
        } catch (error) {
          onFailure(error);
        }
      }
    },
  };
}

/**
 * How a resource wants to be freed: by `Symbol.asyncDispose`, else by `Symbol.dispose`.
 *
 * @throws TypeError when it has neither.
 */
export function disposerOf(resource: Partial<AsyncDisposable & Disposable>): Disposer {
  const dispose = resource[Symbol.asyncDispose] ?? resource[Symbol.dispose];
  if (typeof dispose !== "function")
    throw new TypeError("use() expected a resource with Symbol.asyncDispose or a way to free it");
  return () => dispose.call(resource);
}
