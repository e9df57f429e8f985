import type { Lesson } from "./lessons.js";
import { mergeProgress, type Progress } from "./progress.js";

/** A lesson whose exercises have all passed is done, also without the reader's own mark. */
export function withDoneLessons(progress: Progress, lessons: readonly Lesson[]): Progress {
  const passed = lessons.filter(
    ({ exercises }) =>
      exercises.length > 0 && exercises.every(({ id }) => id in progress.exercises),
  );
  return mergeProgress(progress, { ...progress, done: passed.map(({ id }) => id) });
}
