import { type Cell, type Notebook, sectionsOf } from "../../press/notebook/index.js";

/** A lesson as far as a plan is concerned. */
export interface TaughtLesson {
  /** `03-honest-downloads` */
  id: string;
  /** `03` */
  number: string;
  title: string;
  /** The numbers of the lessons that come before it: `02`. */
  needs: string[];
  sections: TaughtSection[];
}

export interface TaughtSection {
  /** The id of the cell that opens it. */
  id: string;
  title: string;
  /** Discussion included, exercises as well. */
  minutes: number;
  /** Whether it stays wherever the lesson is taught at all. */
  core: boolean;
  /** Whether learners work by themselves in it. */
  exercise: boolean;
  /** Whether it is an exercise with a check. */
  checked: boolean;
}

/**
 * What a notebook says of how it is taught.
 *
 * @throws Error when a section has no minutes.
 */
export function toTaughtLesson(notebook: Notebook): TaughtLesson {
  const { id, title, metadata } = notebook;
  const { needs } = (metadata.overlap ?? {}) as { needs?: unknown };
  return {
    id,
    number: /^\d+/.exec(id)?.[0] ?? id,
    title,
    needs: (Array.isArray(needs) ? needs : []).flatMap((need) => {
      return /^lesson (\d+)$/.exec(String(need))?.[1] ?? [];
    }),
    sections: sectionsOf(notebook).map(({ id: section, title: heading, level, ...rest }) => {
      const { minutes, core, cells } = rest;
      if (minutes === undefined) {
        throw new Error(
          `expected minutes on each section of ${id} (metadata.overlap.minutes): "${heading}" has none`,
        );
      }
      return {
        id: section,
        title: level === 1 ? "Opening" : heading,
        minutes,
        core,
        exercise: /^exercise\b/i.test(heading) || hasCheck(cells),
        checked: hasCheck(cells),
      };
    }),
  };
}

function hasCheck(cells: readonly Cell[]): boolean {
  return cells.some(({ tags }) => tags.includes("exercise"));
}

/** Whether a notebook says of any section how long it takes to teach. */
export function isTimed(notebook: Notebook): boolean {
  return sectionsOf(notebook).some(({ minutes }) => minutes !== undefined);
}

/** The minutes of some sections. */
export function minutesOf(sections: readonly { minutes: number }[]): number {
  return sections.reduce((sum, { minutes }) => sum + minutes, 0);
}
