/** What a learner has done, in the form that the site's pages save and load too. */
export interface Progress {
  /** Counts up when the form changes. */
  overlap: 1;
  /** The ids of the lessons that are done: `00-start-here`. */
  done: string[];
  /** By the exercise's id. */
  exercises: Record<string, "passed">;
  /** The answers committed to, by lesson and id: `02-one-after-another.two-awaits`. */
  predictions: Record<string, string | number>;
}

export const NO_PROGRESS: Progress = { overlap: 1, done: [], exercises: {}, predictions: {} };

const NAME = /^[a-z0-9][a-z0-9.-]*$/i;

/**
 * Reads the text of a progress file.
 *
 * @throws Error in one line that says what is wrong with it.
 */
export function parseProgress(text: string): Progress {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error("expected a progress file, and this is no JSON");
  }
  const given = record(value) ?? {};
  if (given.overlap !== 1) throw new Error('expected a progress file with "overlap": 1');
  const { done = [], exercises = {}, predictions = {} } = given;
  if (!Array.isArray(done) || !done.every((id) => typeof id === "string" && NAME.test(id))) {
    throw new Error('expected a list of lessons in "done"');
  }
  const passed = (value: unknown): value is "passed" => value === "passed";
  const answer = (value: unknown) => typeof value === "string" || Number.isFinite(value);
  if (!isTable(exercises, passed)) {
    throw new Error('expected exercises in "exercises", each "passed"');
  }
  if (!isTable(predictions, answer as (value: unknown) => value is string | number)) {
    throw new Error('expected predictions in "predictions", each a text or a number');
  }
  return { overlap: 1, done: [...new Set(done)], exercises, predictions };
}

/** What either has; of two answers to one prediction the later one's. */
export function mergeProgress(earlier: Progress, later: Progress): Progress {
  return {
    overlap: 1,
    done: [...new Set([...earlier.done, ...later.done])].sort(),
    exercises: { ...earlier.exercises, ...later.exercises },
    predictions: { ...earlier.predictions, ...later.predictions },
  };
}

function isTable<T>(value: unknown, fits: (one: unknown) => one is T): value is Record<string, T> {
  const table = record(value);
  return !!table && Object.entries(table).every(([name, one]) => NAME.test(name) && fits(one));
}

function record(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return value as Record<string, unknown>;
}
