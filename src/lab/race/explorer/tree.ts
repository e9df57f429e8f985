import type { Breakage } from "./breakage.js";
import type { Choice } from "./machine.js";
import type { Program } from "./program.js";
import { replay } from "./replay.js";

/** A point that schedules pass through, and all that can follow: plain data, for a page to play. */
export interface ScheduleNode<S> {
  state: S;
  /** What has gone wrong on the way here, if anything has; nothing follows then. */
  breakage?: Breakage;
  /** What each task that is not done would do; without `node` when it is blocked. */
  next: (Choice & { node?: ScheduleNode<S> })[];
}

/**
 * Every schedule of a small program as a tree: the game in which the reader is the scheduler.
 *
 * @param limit The most points; default 5000.
 * @throws RangeError when the program has more.
 */
export function scheduleTree<S extends object>(
  program: Program<S>,
  { limit = 5000 }: { limit?: number } = {},
): ScheduleNode<S> {
  let points = 0;

  function grow(schedule: readonly string[]): ScheduleNode<S> {
    points += 1;
    if (points > limit)
      throw new RangeError(`expected at most ${limit} points, "${program.name}" has more`);
    const { start, steps, next, breakage } = replay(program, schedule);
    const state = steps.at(-1)?.state ?? start;
    if (breakage) return { state, breakage, next };
    const follow = next.map((choice) =>
      choice.blocked ? choice : { ...choice, node: grow([...schedule, choice.task]) },
    );
    return { state, next: follow };
  }

  return grow([]);
}
