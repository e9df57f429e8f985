/** A step that can be taken only while its condition holds: how a program waits. */
export interface Until {
  label: string;
  ready: () => boolean;
}

/** What a task yields: the name of its next step, or a condition for it. */
export type Announcement = string | Until;

/**
 * A task, as a generator function's call gives it. Each `yield` announces the next step and is a
 * point where another task may run; what stands between two yields is one step, never interrupted.
 */
export type Task = Generator<Announcement, void, unknown>;

/** `true`, or a sentence that says what is wrong with the state. */
export type Check<S> = (state: S) => true | string;

/** A small concurrent program: tasks over one shared state. The same every time it is run. */
export interface Program<S extends object> {
  name: string;
  /** Makes the state at the start: plain data, new at each call. */
  state: () => S;
  /** The tasks by name. Before its first `yield` a task must not touch the state. */
  tasks: Readonly<Record<string, (state: S) => Task>>;
  /** Must hold after every step. */
  invariant?: Check<S>;
  /** Must hold when all tasks are done. */
  final?: Check<S>;
}

/**
 * Announces a step that waits for its condition: `yield until(() => state.lock === "", "lock")`.
 * The condition is asked and the step taken as one: nobody comes between.
 *
 * @param label What it waits for, for the trace; default `wait`.
 */
export function until(ready: () => boolean, label = "wait"): Until {
  return { label, ready };
}
