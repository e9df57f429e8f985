import type { Lesson, Progress } from "../lab/learner/index.js";

/** One line for each lesson, and one for all. */
export function describeProgress(progress: Progress, lessons: readonly Lesson[]): string[] {
  const width = Math.max(...lessons.map(({ title }) => title.length));
  const has = (id: string) => id in progress.exercises;
  const lines = lessons.map(({ id, title, exercises }) => {
    const list = exercises.map((one) => `${has(one.id) ? "passed" : "open"} ${one.id}`).join(", ");
    const mark = progress.done.includes(id) ? "done" : "";
    return `${id.slice(0, 2)}  ${title.padEnd(width)}  ${mark.padEnd(4)}  ${list}`.trimEnd();
  });
  const all = lessons.flatMap(({ exercises }) => exercises);
  const done = lessons.filter(({ id }) => progress.done.includes(id));
  const passed = `${all.filter(({ id }) => has(id)).length} of ${all.length} exercises passed`;
  return [...lines, "", `${done.length} of ${lessons.length} lessons done, ${passed}`];
}
