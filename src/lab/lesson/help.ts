import { readLessons } from "../learner/index.js";
import { emit } from "./emit.js";
import type { Exercise } from "./exercise.js";

/** What of an exercise help is about. */
type Asked = Pick<Exercise<never>, "id" | "hints">;

let last: Asked | undefined;
/** By the exercise's id, which hints have been shown. */
const shown = new Map<string, Set<number>>();

/** Remembers what was checked last, and which hint was shown with it. */
export function rememberCheck(exercise: Asked, hint?: number): void {
  last = exercise;
  if (hint !== undefined) shownOf(exercise.id).add(hint);
}

/**
 * Shows one hint that has not been shown yet, from a nudge to nearly the answer.
 *
 * @param exercise Default: the one that was checked last.
 * @throws Error when none has been checked.
 */
export function hint(exercise?: Asked): void {
  const { id, hints } = exercise ?? lastChecked("hint");
  const seen = shownOf(id);
  const next = hints.findIndex((_, index) => !seen.has(index));
  if (next < 0) {
    speak("These were all hints. `solution()` shows the solution.");
    return;
  }
  seen.add(next);
  const left = hints.filter((_, index) => !seen.has(index)).length;
  const more = left > 0 ? "`hint()` shows another one." : "It is the last one.";
  speak(`**Hint:** ${hints[next]}\n\n${more}`);
}

/**
 * Shows the solution: what the folded cell below the check holds.
 *
 * @param exercise Default: the one that was checked last.
 * @throws Error when none has been checked, or the lesson's solution is not there.
 */
export function solution(exercise?: Asked): void {
  const { id } = exercise ?? lastChecked("solution");
  const all = readLessons().flatMap(({ exercises }) => exercises);
  const found = all.find((one) => one.id === id);
  if (!found) throw new Error(`expected a solution of "${id}" in the notebooks: there is none`);
  emit({
    "text/markdown": `\`\`\`ts\n${found.solution}\n\`\`\``,
    "text/plain": found.solution,
  });
}

function lastChecked(what: string): Asked {
  if (last) return last;
  throw new Error(`${what}(): run the check of an exercise first`);
}

function shownOf(id: string): Set<number> {
  const seen = shown.get(id) ?? new Set();
  shown.set(id, seen);
  return seen;
}

function speak(text: string): void {
  emit({ "text/markdown": text, "text/plain": text });
}
