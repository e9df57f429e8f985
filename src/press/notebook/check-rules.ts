import type { Notebook } from "./notebook.js";
import type { Problem } from "./problem.js";
import { uniqueClaims } from "./rules/claims.js";
import { completeExercises, hiddenSolutions } from "./rules/exercises.js";
import { noSkippedLevel, oneTitle, titleFirst } from "./rules/headings.js";
import { readableIds } from "./rules/ids.js";
import { tslabKernel } from "./rules/kernel.js";
import { noOutputs } from "./rules/outputs.js";
import { knownLessons, noRemoteSources } from "./rules/references.js";
import type { Finding, Rule, Surroundings } from "./rules/rule.js";
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
import { isNotes } from "./teaching/slide-type.js";

/** Those that look at no prose but the instructor's notes; they need the compiler's parser. */
const ofCode: readonly Rule[] = [uniqueClaims, onlyWhatTslabRuns, noForeignShorthand, usefulNotes];

const ofAll: readonly Rule[] = [
  noOutputs,
  readableIds,
  tslabKernel,
  thinCells,
  titleFirst,
  oneTitle,
  noSkippedLevel,
  completeExercises,
  hiddenSolutions,
  noRemoteSources,
  knownLessons,
  knownSlideTypes,
  plainNotes,
  sectionMinutes,
  nothingForInstructors,
];

/**
 * What in a notebook is against the house rules, in the order of its cells.
 * @param surroundings.lessons ids of all lessons, to check the links between them; unchecked without
 * @param surroundings.learner whether it is for learners, who get nothing that is for the instructor
 * @param surroundings.isCodeRight whether {@link checkCode} is known to find nothing
 */
export function checkRules(
  notebook: Notebook,
  { isCodeRight = false, ...surroundings }: Surroundings & { isCodeRight?: boolean } = {},
): Problem[] {
  const found = ofAll.flatMap((rule) => rule(notebook, surroundings));
  const inCode = isCodeRight ? [] : findingsInCode(notebook);
  return inOrder([...found, ...inCode], notebook);
}

/** What is against the rules that look at code and notes alone. */
export function checkCode(notebook: Notebook): Problem[] {
  return inOrder(findingsInCode(notebook), notebook);
}

/** A notebook without the prose that {@link checkCode} does not look at. */
export function codeAndNotes(notebook: Notebook): Notebook {
  return {
    ...notebook,
    cells: notebook.cells.filter((cell) => cell.kind === "code" || isNotes(cell)),
  };
}

function findingsInCode(notebook: Notebook): Finding[] {
  const looked = codeAndNotes(notebook);
  return ofCode.flatMap((rule) => rule(looked, {}));
}

function inOrder(findings: Finding[], { id: notebook, cells }: Notebook): Problem[] {
  const place = new Map(cells.map(({ id }, at) => [id, at]));
  const at = ({ cell }: Finding) => (cell === undefined ? -1 : place.get(cell)!);
  return findings
    .map((finding) => ({ notebook, ...finding }))
    .sort((a, b) => at(a) - at(b) || (a.line ?? 0) - (b.line ?? 0));
}
