/** How one of several promises settled, and its place among them. */
export type Completed<T> = PromiseSettledResult<T> & { index: number };

/**
 * Gives each promise's outcome as soon as it has settled, the first first. A failure is an outcome
 * like any other: it ends neither the iteration nor the other promises.
 *
 * All promises are listened to at the call and not at the first `next()`, as the body of a
 * generator would: one that fails before somebody asks would end the process as an unhandled
 * rejection.
 */
export function asCompleted<T>(
  promises: readonly PromiseLike<T>[],
): AsyncGenerator<Completed<T>, void> {
  const settled: Completed<T>[] = [];
  let wake = () => {};
  const add = (completed: Completed<T>) => {
    settled.push(completed);
    wake();
  };
  promises.forEach((promise, index) => {
    promise.then(
      (value) => add({ status: "fulfilled", value, index }),
      (reason) => add({ status: "rejected", reason, index }),
    );
  });

  async function* inOrder() {
    for (let next = 0; next < promises.length; next++) {
      if (next >= settled.length) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      yield settled[next]!;
    }
  }
  return inOrder();
}
