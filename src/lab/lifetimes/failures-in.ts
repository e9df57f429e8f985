/**
 * The failures that one error tells of, in the order in which it tells them: itself, or those in an
 * AggregateError, a SuppressedError, or the `suppressed` list of our scope.
 */
export function failuresIn(error: unknown): unknown[] {
  if (error instanceof AggregateError) return error.errors.flatMap(failuresIn);
  const { suppressed } = (error ?? {}) as { suppressed?: unknown };
  if (suppressed === undefined) return [error];
  if (Array.isArray(suppressed)) return [error, ...suppressed.flatMap(failuresIn)];
  return [...failuresIn((error as { error?: unknown }).error), ...failuresIn(suppressed)];
}
