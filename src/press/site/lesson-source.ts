import type { Lesson } from "../page/index.js";
import { digestOf, digestOnce } from "./digest.js";
import { type Edition, forEdition } from "./edition.js";

/** A lesson that is read when it is wanted: a site of many holds the outputs of one at a time. */
export interface LessonSource {
  /** The id of its notebook. */
  id: string;
  /** Another one for whatever changes in the lesson, `cached` apart. */
  digest: string;
  /** Whether the outputs come from an earlier build; default: no. */
  cached?: boolean | undefined;
  /** The lesson; the same each time. */
  read(): Lesson | Promise<Lesson>;
}

/** A lesson as it is given: whole, or to be read. */
export type LessonGiven = Lesson | LessonSource;

/** A lesson as the pages of an edition show it. */
export function toSource(given: LessonGiven, edition: Edition): LessonSource {
  const { id, digest, cached, read } = "read" in given ? given : wholeLesson(given);
  return {
    id,
    digest: digestOf([digest, edition]),
    cached,
    async read() {
      const lesson = await read();
      // What others have written has no edition.
      if (lesson.foreign) return lesson;
      return { ...lesson, notebook: forEdition(lesson.notebook, edition) };
    },
  };
}

function wholeLesson(lesson: Lesson): LessonSource {
  const { cached, notebook, ...facts } = lesson;
  const { cells, ...about } = notebook;
  // What cells put out is most of a lesson and stays the same object.
  const brief = cells.map((cell) => ({ ...cell, outputs: digestOnce(cell.outputs) }));
  const digest = digestOf([facts, about, brief]);
  return { id: notebook.id, digest, cached, read: () => lesson };
}
