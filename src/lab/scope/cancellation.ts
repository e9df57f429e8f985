import { admitWaiters, type Clock } from "../time/index.js";

/** What can end a scope before its time. */
export interface Cancellation {
  readonly signal: AbortSignal;
  /** Whether the caller's signal or the deadline came first, not a failure and not `cancel()`. */
  readonly fromOutside: boolean;
  cancel(reason: unknown): void;
  /** From now on neither the caller's signal nor the deadline matters. */
  seal(): void;
}

/**
 * Joins the caller's signal and a deadline into one signal.
 *
 * By a listener that is removed again: what `AbortSignal.any` gives may stay alive with the caller's
 * signal, and that one may live as long as the program.
 */
export function createCancellation(
  outer: AbortSignal | undefined,
  deadline: number,
  clock: Clock,
): Cancellation {
  if (!(deadline >= 0)) throw new RangeError(`deadline must be 0 ms or more, not ${deadline}`);
  const inner = new AbortController();
  admitWaiters(inner.signal);
  if (outer) admitWaiters(outer);
  const sealed = new AbortController();
  let fromOutside = false;

  function abortFromOutside(reason: unknown): void {
    fromOutside ||= !inner.signal.aborted;
    inner.abort(reason);
  }
  const onAbort = () => abortFromOutside(outer?.reason);
  const onDeadline = () =>
    abortFromOutside(new DOMException(`the scope had ${deadline} ms`, "TimeoutError"));

  if (outer?.aborted) onAbort();
  else outer?.addEventListener("abort", onAbort, { once: true });
  // A longer timer does not exist in Node: it would go off at once.
  if (deadline < 2 ** 31) clock.sleep(deadline, sealed).then(onDeadline, () => {});
  return {
    signal: inner.signal,
    get fromOutside() {
      return fromOutside;
    },
    cancel: (reason) => inner.abort(reason),
    seal() {
      outer?.removeEventListener("abort", onAbort);
      sealed.abort();
    },
  };
}
