import { machineClock } from "../time/index.js";
import { createCancellation } from "./cancellation.js";
import { ScopeClosedError } from "./closed.js";
import { createDisposal, type Disposer, disposerOf } from "./disposal.js";
import { firstOf, isCancellation } from "./failures.js";
import type { Child, Scope, ScopeOptions } from "./scope.js";

/** A scope that its maker has to close; `withScope` does it by itself. */
export interface OpenScope extends Scope {
  /**
   * Waits for all children, then frees what was deferred. Calling it again gives the same promise.
   *
   * @throws The first failure, the later ones on it as `suppressed`; without any failure, the
   *   reason of the caller's signal or of the deadline, if one of them ended the scope.
   */
  close(): Promise<void>;
  /** The same as `close`, for `await using`, which does not tell whether its block has failed. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Opens a scope; prefer `withScope` wherever a function can hold the scope's whole life. */
export function openScope({
  signal: outer,
  deadline = Number.POSITIVE_INFINITY,
  clock = machineClock,
  tracer,
}: ScopeOptions = {}): OpenScope {
  const cancellation = createCancellation(outer, deadline, clock);
  const { signal } = cancellation;
  const disposal = createDisposal();
  const alive = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let unnamed = 0;
  let closed = false;
  let closing: Promise<void> | undefined;

  function fail(error: unknown): void {
    // Who awaits a failing child fails with the child's own error: still one failure.
    if (!failures.includes(error)) failures.push(error);
    cancellation.cancel(error);
  }

  function mustBeOpen(call: string): void {
    if (closed) throw new ScopeClosedError(`${call}() expected a scope that has not ended`);
  }

  function spawn<T>(child: Child<T>, { task }: { task?: string | undefined } = {}): Promise<T> {
    mustBeOpen("spawn");
    if (task === undefined) unnamed += 1;
    const name = task ?? `child ${unnamed}`;
    const end = signal.aborted ? undefined : tracer?.begin(name, { lane: name });
    const work = (async () => {
      signal.throwIfAborted();
      return child(signal);
    })();
    // With this handler no failure is ever unhandled, also when nobody awaits `work`.
    const ended = work.then(
      () => end?.("done"),
      (error) => {
        const cancelled = isCancellation(error, signal);
        if (!cancelled) fail(error);
        end?.(cancelled ? "cancelled" : "failed");
      },
    );
    const gone: Promise<void> = ended.then(() => void alive.delete(gone));
    alive.add(gone);
    return work;
  }

  async function closeOnce(): Promise<void> {
    // A child may spawn others while it lives.
    while (alive.size > 0) await Promise.all(alive);
    closed = true;
    cancellation.seal();
    // Whatever was started with the signal but not as a child must not live on either.
    cancellation.cancel(new ScopeClosedError("the scope has ended"));
    await disposal.run(fail);
    if (failures.length > 0) throw firstOf(failures);
    if (cancellation.fromOutside) throw signal.reason;
  }

  function close(): Promise<void> {
    closing ??= closeOnce();
    return closing;
  }

  function defer(disposer: Disposer): void {
    mustBeOpen("defer");
    disposal.add(disposer);
  }

  return {
    signal,
    spawn,
    defer,
    use<R>(resource: R, dispose?: (resource: R) => unknown): R {
      mustBeOpen("use");
      disposal.add(dispose ? () => dispose(resource) : disposerOf(resource as object));
      return resource;
    },
    cancel(reason = new DOMException("the scope was cancelled", "AbortError")) {
      cancellation.cancel(reason);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
