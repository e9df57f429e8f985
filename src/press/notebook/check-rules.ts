import type { Notebook } from "./notebook.js";
import type { Problem } from "./problem.js";
import { uniqueClaims } from "./rules/claims.js";
import { completeExercises, hiddenSolutions } from "./rules/exercises.js";
import { noSkippedLevel, oneTitle, titleFirst } from "./rules/headings.js";
import { readableIds } from "./rules/ids.js";
import { tslabKernel } from "./rules/kernel.js";
import { noOutputs } from "./rules/outputs.js";
import { knownLessons, noRemoteSources } from "./rules/references.js";
import type { Rule, Surroundings } from "./rules/rule.js";
import { noForeignShorthand } from "./rules/shorthand.js";
import {
  knownSlideTypes,
  nothingForInstructors,
  plainNotes,
  sectionMinutes,
  usefulNotes,
} from "./rules/teaching.js";
import { thinCells } from "./rules/thin-cells.js";
import { onlyWhatTslabRuns } from "./rules/tslab.js";

/** The house rules of a lesson. */
export const rules: Readonly<Record<string, Rule>> = {
  noOutputs,
  readableIds,
  tslabKernel,
  thinCells,
  titleFirst,
  oneTitle,
  noSkippedLevel,
  completeExercises,
  hiddenSolutions,
  uniqueClaims,
  noRemoteSources,
  knownLessons,
  onlyWhatTslabRuns,
  noForeignShorthand,
  knownSlideTypes,
  plainNotes,
  usefulNotes,
  sectionMinutes,
  nothingForInstructors,
};

/**
 * What in a notebook is against the house rules, in the order of its cells.
 * @param surroundings.lessons ids of all lessons, to check the links between them; unchecked without
 * @param surroundings.learner whether it is for learners, who get nothing that is for the instructor
 */
export function checkRules(notebook: Notebook, surroundings: Surroundings = {}): Problem[] {
  const place = new Map(notebook.cells.map(({ id }, at) => [id, at]));
  return Object.values(rules)
    .flatMap((rule) => rule(notebook, surroundings))
    .map((finding) => ({ notebook: notebook.id, ...finding }))
    .sort((a, b) => at(a) - at(b) || (a.line ?? 0) - (b.line ?? 0));

  function at({ cell }: Problem): number {
    return cell === undefined ? -1 : place.get(cell)!;
  }
}
