import { keep, kept } from "./store.js";

/** What a reader has done, as a small file that the notebooks read and write too. */
export interface Progress {
  /** Counts up when the file changes its form. */
  overlap: 1;
  /** The ids of the lessons marked as done. */
  done: string[];
  /** The exercises of the notebooks by id. */
  exercises: Record<string, string>;
  /** The answers committed to, by lesson and id: `02-one-after-another.two-waits`. */
  predictions: Record<string, string>;
}

/** What the browser remembers. */
export function readProgress(): Progress {
  const entries = Object.entries(kept());
  const under = (prefix: string) =>
    entries.flatMap(([name, value]): [string, string][] =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    );
  return {
    overlap: 1,
    done: under("done.").map(([id]) => id),
    exercises: Object.fromEntries(under("exercise.")),
    predictions: Object.fromEntries(under("prediction.")),
  };
}

/** Adds what a file says to what the browser remembers; nothing is taken away. */
export function addProgress({ done, exercises, predictions }: Progress): void {
  for (const id of done) keep(`done.${id}`, new Date().toISOString());
  for (const [id, value] of Object.entries(exercises)) keep(`exercise.${id}`, value);
  for (const [id, value] of Object.entries(predictions)) keep(`prediction.${id}`, value);
}

/** @throws Error in one line that says what is wrong with the file. */
export function parseProgress(text: string): Progress {
  let value: Partial<Record<keyof Progress, unknown>> | null;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error("expected a progress file, and this is no JSON");
  }
  if (value?.overlap !== 1) throw new Error('expected a progress file, with "overlap": 1');
  const { done = [], exercises = {}, predictions = {} } = value;
  if (!Array.isArray(done) || !done.every((id) => typeof id === "string")) {
    throw new Error('expected a list of lessons in "done"');
  }
  return {
    overlap: 1,
    done,
    exercises: texts("exercises", exercises),
    predictions: texts("predictions", predictions),
  };
}

function texts(name: string, value: unknown): Record<string, string> {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new Error(`expected answers by name in "${name}"`);
  }
  return Object.fromEntries(Object.entries(value).map(([id, answer]) => [id, String(answer)]));
}
