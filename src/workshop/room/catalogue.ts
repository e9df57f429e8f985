import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type AskedPrediction, type PagePlan, planPage, type Section } from "./page-plan.js";

/** What the course has that a room can speak about. Nobody can bring anything else up in it. */
export interface Catalogue {
  lessons: readonly CatalogueLesson[];
  predictions: ReadonlyMap<string, AskedPrediction & { lesson: string }>;
  exercises: ReadonlyMap<string, CatalogueExercise>;
}

export interface CatalogueLesson {
  /** `02-one-after-another` */
  id: string;
  /** `02 One after another, all at once` */
  title: string;
  file: string;
  sections: readonly Section[];
  predictions: readonly AskedPrediction[];
  exercises: readonly CatalogueExercise[];
}

export interface CatalogueExercise {
  /** `three-calls` */
  id: string;
  lesson: string;
  /** The cell in which its learners write. */
  cell: string;
  /** The section of the page in which it stands. */
  section: string;
  /** That section's title. */
  title: string;
}

/** What `course.json` says, as far as a room reads it. */
interface CourseRecord {
  /** The course's title, which names the edition. */
  course?: string;
  lessons: { id: string; title: string; file: string; exercises: { id: string; cell: string }[] }[];
}

/**
 * Reads what the site's pages hold.
 *
 * @throws Error in one line that says what to run, where there is no site, or one that is not for
 *   learners.
 */
export async function readCatalogue(
  site: string,
  readPage: (html: string) => PagePlan = planPage,
): Promise<Catalogue> {
  let record: CourseRecord;
  try {
    record = JSON.parse(await readFile(join(site, "course.json"), "utf8"));
  } catch (error) {
    throw new Error(`expected the learners' site in ${site}: run npm run build first`, {
      cause: error,
    });
  }
  if (record.course?.includes("the instructor's edition")) {
    throw new Error(`${site} is the instructor's edition: serve learners another, with --site`);
  }
  const lessons: CatalogueLesson[] = [];
  for (const { id, title, file, exercises } of record.lessons) {
    const plan = readPage(await readFile(join(site, file), "utf8"));
    lessons.push({
      id,
      title: `${/^\d+/.exec(id)?.[0] ?? ""} ${title}`.trim(),
      file,
      sections: plan.sections.filter(({ hints, solutions }) => hints + solutions > 0),
      predictions: plan.predictions,
      exercises: exercises.map((exercise) => placed(exercise, id, plan)),
    });
  }
  return {
    lessons,
    predictions: new Map(
      lessons.flatMap(({ id, predictions }) =>
        predictions.map((one) => [one.id, { ...one, lesson: id }]),
      ),
    ),
    exercises: new Map(lessons.flatMap(({ exercises }) => exercises.map((one) => [one.id, one]))),
  };
}

function placed(
  { id, cell }: { id: string; cell: string },
  lesson: string,
  { sections, sectionOf }: PagePlan,
): CatalogueExercise {
  const section = sectionOf.get(cell) ?? "";
  const title = sections.find((one) => one.id === section)?.title ?? id;
  return { id, lesson, cell, section, title: title.replace(/^Exercise:\s*/, "") };
}
