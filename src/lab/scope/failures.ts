/**
 * Gives the first failure, with the later ones kept on it as `suppressed: unknown[]`, where Node
 * prints them. The cause stands in front; JavaScript's own SuppressedError puts the last in front.
 *
 * A first failure that cannot carry a property (a string, a frozen object) comes back inside an
 * AggregateError, in front of the others.
 */
export function firstOf([first, ...later]: readonly unknown[]): unknown {
  if (later.length === 0) return first;
  if (typeof first !== "object" || first === null || !Object.isExtensible(first))
    return new AggregateError([first, ...later], `${later.length + 1} failures in one scope`);
  const carrier = first as { suppressed?: unknown };
  const before = carrier.suppressed ?? [];
  carrier.suppressed = [...(Array.isArray(before) ? before : [before]), ...later];
  return first;
}

/** Whether a child that ended with this error only did as it was told: the scope was cancelled. */
export function isCancellation(error: unknown, signal: AbortSignal): boolean {
  if (!signal.aborted) return false;
  if (error === signal.reason) return true;
  // Node's own functions wrap the reason: AbortError { cause }.
  const { name, cause } = (error ?? {}) as { name?: unknown; cause?: unknown };
  return name === "AbortError" && cause === signal.reason;
}
