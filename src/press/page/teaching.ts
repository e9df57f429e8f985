import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import { minutesToTeach, type Notebook, sectionsOf } from "../notebook/index.js";
import { counted } from "./fold.js";

/** What a lesson takes to teach. Only the instructor's edition knows. */
export interface Teaching {
  /** Of all sections. */
  minutes: number;
  /** Of those that the shortest workshop keeps. */
  core: number;
}

/** Undefined where the notebook does not say. */
export function teachingOf(notebook: Notebook): Teaching | undefined {
  const sections = sectionsOf(notebook);
  const minutes = minutesToTeach(sections);
  if (minutes === 0) return undefined;
  return { minutes, core: minutesToTeach(sections.filter(({ core }) => core)) };
}

/** `61 minutes to teach, 48 of them core` */
export function teachingText({ minutes, core }: Teaching): string {
  return `${counted(minutes, "minute")} to teach, ${core} of them core`;
}

/** Under a section's heading: how long it takes to teach. */
export function teachingMark(minutes: number, core: boolean): Element {
  const rank = core ? "core" : "not of the core";
  return h("p", { className: ["teaching"] }, [
    h("strong", counted(minutes, "minute")),
    ` to teach, ${rank}`,
  ]);
}

/** A cell that speaks to the instructor, set apart from what learners have before them. */
export function instructorNotes(id: string, content: readonly ElementContent[]): Element {
  return h(
    "aside",
    { className: ["cell", "text", "instructor"], id, ariaLabel: "For the instructor" },
    [h("p", { className: ["label"] }, "For the instructor"), ...content],
  );
}
