import type { Program } from "./program.js";
import { runEverySchedule } from "./schedules.js";
import { countSwitches } from "./switches.js";

export interface FewestSwitches {
  /** Up to and with the step after which the breakage shows. */
  schedule: string[];
  /** Whether every schedule with fewer switches was tried and holds. */
  proven: boolean;
}

/**
 * Finds a schedule that breaks the program with the fewest changes of the running task: tries all
 * with none, then all with one, and so on (iterative context bounding: Musuvathi and Qadeer, 2007).
 * There are few of those even where there are very many schedules.
 *
 * @param known A schedule that breaks the program.
 * @param limit How many schedules may be run; then the known one is the answer.
 */
export function fewestSwitches<S extends object>(
  program: Program<S>,
  known: readonly string[],
  { limit, maxSteps }: { limit: number; maxSteps: number },
): FewestSwitches {
  const most = countSwitches(known);
  let runs = 0;
  // Also with as many as the known one has: then the answer does not depend on which one was known.
  for (let mostSwitches = 0; mostSwitches <= most; mostSwitches++) {
    for (const { schedule, breakage } of runEverySchedule(program, { mostSwitches, maxSteps })) {
      if (breakage) return { schedule: schedule.slice(0, breakage.after), proven: true };
      runs += 1;
      if (runs >= limit) return { schedule: [...known], proven: mostSwitches === most };
    }
  }
  return { schedule: [...known], proven: true };
}
