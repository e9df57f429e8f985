import { CHECK_MIME, type CheckResult, type Claim } from "../../lab/lesson/mime.js";
import type { Cell } from "../notebook/index.js";
import {
  type Course,
  claimsOf,
  type Entry,
  importsOf,
  type Lesson,
  type Machine,
} from "../page/index.js";

/** The result of a build for programs: `course.json` in the site. */
export interface CourseRecord {
  /** Counts up when a field changes its meaning or goes. */
  schema: 1;
  course: string;
  /** What the build ran on; `date` is that of the latest run, ISO 8601, null where none ran. */
  machine: Machine & { date: string | null };
  lessons: LessonRecord[];
}

export interface LessonRecord {
  id: string;
  title: string;
  /** The lesson's page, beside this file. */
  file: string;
  question: string;
  /** How long a reader needs. */
  minutes: number;
  /** How long the run took; null where the lesson was not executed. */
  seconds: number | null;
  /**
   * The share of the processors' time meanwhile, 0 to 1, that the host of a virtual machine gave to
   * others; null where the lesson was not executed.
   */
  stolen: number | null;
  /** Whether the outputs come from an earlier build. */
  cached: boolean;
  /** When it ran, ISO 8601; null where it was not executed. */
  date: string | null;
  claims: Claim[];
  exercises: ExerciseRecord[];
  /** What it imports of the package, without `overlap/`: `download`, `chart`. */
  modules: string[];
}

export interface ExerciseRecord {
  /** As the check names it; the cell's id where nothing checks it. */
  id: string;
  /** The cell with the starter. */
  cell: string;
}

/** The record of a course as it was executed. */
export function courseRecord(
  course: Course,
  machine: Machine,
  lessons: readonly Lesson[],
  entries: readonly Entry[],
): CourseRecord {
  return recordOf(
    course,
    machine,
    lessons.map((lesson, index) => lessonRecord(lesson, entries[index]!)),
  );
}

/** The same where the records of its lessons are known. */
export function recordOf(course: Course, machine: Machine, lessons: LessonRecord[]): CourseRecord {
  const dates = lessons.map(({ date }) => date).filter((date) => date !== null);
  const { cpu, cores, memory, platform, node, kernel } = machine;
  return {
    schema: 1,
    course: course.title,
    machine: { cpu, cores, memory, platform, node, kernel, date: dates.sort().at(-1) ?? null },
    lessons,
  };
}

/** What the record says of one lesson. */
export function lessonRecord(
  { notebook, seconds, stolen, cached, date }: Lesson,
  entry: Entry,
): LessonRecord {
  return {
    id: notebook.id,
    title: entry.title,
    file: entry.file,
    question: entry.question,
    minutes: entry.minutes,
    seconds: seconds ?? null,
    stolen: stolen ?? null,
    cached: cached ?? false,
    date: date ?? null,
    claims: claimsOf(notebook).map(({ id, text, kind, holds, evidence }) => {
      return { id, text, kind, holds, evidence };
    }),
    exercises: exercisesOf(notebook.cells),
    modules: importsOf(notebook),
  };
}

// The check of an exercise stands in one of the cells up to the next exercise.
function exercisesOf(cells: readonly Cell[]): ExerciseRecord[] {
  const exercises: (ExerciseRecord & { checked: boolean })[] = [];
  for (const { id, tags, outputs } of cells) {
    if (tags.includes("exercise")) exercises.push({ id, cell: id, checked: false });
    const last = exercises.at(-1);
    for (const output of outputs) {
      const check = output.type === "display" ? output.data[CHECK_MIME] : undefined;
      if (!last || last.checked || !check) continue;
      last.id = (check as CheckResult).exercise;
      last.checked = true;
    }
  }
  return exercises.map(({ id, cell }) => ({ id, cell }));
}
