export interface AsyncCountOptions {
  /** How many tasks add 1 to the same counter; default 1000. */
  tasks?: number | undefined;
  /** What a task does around its addition, a mutex's `run` for instance; default: nothing. */
  guard?: ((add: () => Promise<void>) => Promise<void>) | undefined;
}

/**
 * Lets tasks of one thread count together; gives what the counter says at the end.
 *
 * Unguarded that is 1: `count += await ...` reads the counter, waits, and writes what it read plus
 * one. All tasks have read before the first one writes.
 */
export async function countOverAwait({
  tasks = 1000,
  guard = (add) => add(),
}: AsyncCountOptions = {}): Promise<number> {
  const shared = { count: 0 };
  const add = async () => {
    shared.count += await one();
  };
  await Promise.all(Array.from({ length: tasks }, () => guard(add)));
  return shared.count;
}

async function one(): Promise<number> {
  return 1;
}
