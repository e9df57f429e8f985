import type { Clock } from "../time/index.js";
import type { Tracer } from "../trace/index.js";
import type { Disposer } from "./disposal.js";
import { openScope } from "./open-scope.js";

export interface ScopeOptions {
  /** Cancels the scope from outside. */
  signal?: AbortSignal | undefined;
  /** Milliseconds until the scope is cancelled with a TimeoutError; default Infinity, never. */
  deadline?: number | undefined;
  /** Who measures the deadline; default: the machine's clock. */
  clock?: Clock | undefined;
  /** Gets one span a child, in a lane of the child's name, and one for the body, `parent`. */
  tracer?: Tracer | undefined;
}

/** What a child does; it is to end soon when the signal aborts. */
export type Child<T> = (signal: AbortSignal) => T | PromiseLike<T>;

/** A lifetime: what is started in it has ended when it ends. */
export interface Scope {
  /** Aborts at the first failure, at a cancellation, and at the scope's end. */
  readonly signal: AbortSignal;
  /**
   * Starts a child at once. The promise may be awaited or not: a failure reaches the scope anyway,
   * cancels the siblings and is what the scope throws. In a cancelled scope nothing is started and
   * the promise rejects with the signal's reason.
   *
   * @param options.task The child's name in a trace; default `child 1`, `child 2`, ...
   * @throws ScopeClosedError when the scope has ended.
   */
  spawn<T>(child: Child<T>, options?: { task?: string | undefined }): Promise<T>;
  /** Has something done after all children have ended: the last deferred comes first. */
  defer(disposer: Disposer): void;
  /** Has the resource freed like that, and gives it back. */
  use<R extends AsyncDisposable | Disposable>(resource: R): R;
  use<R>(resource: R, dispose: (resource: R) => unknown): R;
  /** Ends the children early; not a failure: the body's value still counts. */
  cancel(reason?: unknown): void;
}

/**
 * Runs the body and all the children that it spawns; ends after the last of them has ended and
 * everything deferred is done. Nothing of it is left behind, whatever fails.
 *
 * - The first failure, of the body or of a child, cancels all others and is thrown, the same object.
 *   Later failures, also those of a disposal, are kept on it as `suppressed: unknown[]`.
 * - A child that rejects because it was cancelled has not failed.
 * - When the caller's signal or the deadline ends the scope, its reason is thrown, unless something
 *   failed on the way. Disposal is not cancelled.
 * - A child that ignores its signal holds the scope up: nothing in JavaScript can end it.
 *
 * @returns What the body gives.
 */
export async function withScope<T>(
  body: (scope: Scope) => T | PromiseLike<T>,
  options: ScopeOptions = {},
): Promise<T> {
  const scope = openScope(options);
  // The body is the first child: its failure, too, cancels the others.
  const value = scope.spawn(() => body(scope), { task: "parent" });
  await scope.close();
  return value;
}
