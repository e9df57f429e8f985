import { minutesOf, type TaughtLesson, type TaughtSection } from "./lesson.js";
import { ranked } from "./ranking.js";

/** What is left out of a plan, and why. */
export interface Cut {
  lesson: TaughtLesson;
  /** All sections of the lesson, or those that the plan leaves out of it. */
  sections: TaughtSection[];
  /** Whether nothing of the lesson is left. */
  whole: boolean;
  reason: string;
}

export interface Choice {
  /** In the order of the course, each with the sections that are taught. */
  lessons: TaughtLesson[];
  /** In the order of the course. */
  cuts: Cut[];
}

/**
 * Chooses what is taught in so many minutes. First, by rank, the core and an exercise of each lesson
 * that still fits and whose needs are met; then, by rank again, the exercises that still fit, since a workshop
 * without them is a lecture; then every other section that does.
 *
 * @param minutes What all sections together may take.
 */
export function choose(lessons: readonly TaughtLesson[], minutes: number): Choice {
  let left = minutes;
  const taken = new Map<TaughtLesson, Set<TaughtSection>>();
  const cuts: Cut[] = [];
  const isTaken = (number: string) => [...taken.keys()].some((lesson) => lesson.number === number);

  for (const lesson of ranked(lessons)) {
    const core = coreOf(lesson);
    const missing = lesson.needs.filter(
      (need) => lessons.some(({ number }) => number === need) && !isTaken(need),
    );
    const takes = minutesOf(core);
    if (missing.length === 0 && takes <= left) {
      taken.set(lesson, new Set(core));
      left -= takes;
      continue;
    }
    const reason =
      missing.length > 0
        ? `needs lesson ${missing.join(" and lesson ")}, which is cut`
        : `its core and an exercise take ${takes} minutes, and ${left} were left`;
    cuts.push({ lesson, sections: lesson.sections, whole: true, reason });
  }
  for (const exercise of [true, false]) {
    for (const [lesson, sections] of taken) {
      for (const section of lesson.sections) {
        if (sections.has(section) || section.exercise !== exercise || section.minutes > left)
          continue;
        sections.add(section);
        left -= section.minutes;
      }
    }
  }
  for (const [lesson, sections] of taken) {
    const out = lesson.sections.filter((section) => !sections.has(section));
    const reason = "not of the core, and no room for it is left";
    if (out.length > 0) cuts.push({ lesson, sections: out, whole: false, reason });
  }
  const place = (lesson: TaughtLesson) => lessons.indexOf(lesson);
  return {
    lessons: [...taken]
      .map(([lesson, sections]) => ({
        lesson,
        sections: lesson.sections.filter((section) => sections.has(section)),
      }))
      .sort((a, b) => place(a.lesson) - place(b.lesson))
      .map(({ lesson, sections }) => ({ ...lesson, sections })),
    cuts: cuts.sort((a, b) => place(a.lesson) - place(b.lesson)),
  };
}

/** What is taught wherever the lesson is: its core, and an exercise, where none is of the core. */
function coreOf({ sections }: TaughtLesson): TaughtSection[] {
  const core = sections.filter((section) => section.core);
  if (core.some(({ checked }) => checked)) return core;
  const exercise = sections.find(({ checked }) => checked);
  return sections.filter((section) => section.core || section === exercise);
}
