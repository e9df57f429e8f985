/** A limit of time, as a signal. Whoever sets one clears it. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  clear(): void;
}

/**
 * A signal that aborts after so many milliseconds, with a `TimeoutError`, or with any of the others.
 *
 * Its own timer, since `AbortSignal.any` holds its sources weakly: a timeout of
 * `AbortSignal.timeout` that nobody else holds is collected as garbage, and never comes.
 * @see https://github.com/nodejs/node/issues/57736
 */
export function timeLimit(ms: number, ...signals: readonly AbortSignal[]): TimeLimit {
  const limit = new AbortController();
  const over = () => limit.abort(new DOMException(`it took more than ${ms} ms`, "TimeoutError"));
  const timer = setTimeout(over, ms);
  return {
    signal: AbortSignal.any([limit.signal, ...signals]),
    clear: () => clearTimeout(timer),
  };
}
