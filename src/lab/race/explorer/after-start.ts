/**
 * Wraps a state so that nobody can touch it before `open` is called.
 *
 * What a task does before its first `yield` belongs to no step, so no schedule could come between
 * it and the next step: a race there would never be found.
 */
export function openAfterStart<S extends object>(state: S, program: string) {
  let open = false;
  const check = () => {
    if (!open)
      throw new Error(
        `expected every task of "${program}" to yield before it touches the state, one did not`,
      );
  };
  const guarded = new Proxy(state, {
    get(target, key) {
      check();
      return Reflect.get(target, key);
    },
    set(target, key, value) {
      check();
      return Reflect.set(target, key, value);
    },
  });
  return {
    guarded,
    open: () => {
      open = true;
    },
  };
}
