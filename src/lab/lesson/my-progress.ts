import {
  type Lesson,
  learnerKernel,
  type Progress,
  readLessons,
  readProgress,
  withDoneLessons,
} from "../learner/index.js";
import { emit } from "./emit.js";
import { predictionsSoFar } from "./predict.js";

const ELSEWHERE =
  "In JupyterLab, opened with `npm run jupyter`, this cell says what you have passed, here and in all lessons. The exported pages keep marks of their own. Either reads what the other saves: `npm run progress -- --help`.";

/**
 * Shows in a learner's kernel how far they are: the exercises and predictions of this lesson, and the
 * state of all. Elsewhere it says where that can be seen.
 *
 * @param id The lesson, `00-start-here`.
 */
export function myProgress(id: string): void {
  const kernel = learnerKernel();
  const text = kernel ? tell(id, kernel.file) : ELSEWHERE;
  emit({ "text/markdown": text, "text/plain": text });
}

function tell(id: string, file: string): string {
  const lessons = readLessons();
  const here = lessons.find((lesson) => lesson.id === id);
  if (!here) throw new RangeError(`expected a lesson such as "00-start-here", not "${id}"`);
  const progress = withDoneLessons(readProgress(file), lessons);
  return [ofLesson(here, progress), ofAll(lessons, progress)].join("\n\n");
}

function ofLesson({ exercises }: Lesson, progress: Progress): string {
  const states = exercises.map(
    (one) => `\`${one.id}\` ${one.id in progress.exercises ? "passed" : "open"}`,
  );
  const { asked, answered } = predictionsSoFar();
  const predicted =
    asked > 0 ? `; ${answered} of ${asked} predictions answered since the kernel started` : "";
  return `**This lesson:** ${states.join(", ") || "no exercise"}${predicted}.`;
}

function ofAll(lessons: readonly Lesson[], { done, exercises }: Progress): string {
  const states = lessons.map(({ id }) =>
    done.includes(id) ? `**${id.slice(0, 2)}**` : id.slice(0, 2),
  );
  const all = lessons.flatMap((lesson) => lesson.exercises);
  const passed = all.filter(({ id }) => id in exercises).length;
  const count = lessons.filter(({ id }) => done.includes(id)).length;
  return `**All lessons:** ${count} of ${lessons.length} done (bold): ${states.join(" ")}; ${passed} of ${all.length} exercises passed. \`npm run progress\` says which.`;
}
