import { createRandom } from "../../stats/index.js";
import { fewestSwitches } from "./fewest-switches.js";
import type { Program } from "./program.js";
import { runRandomSchedules } from "./random-schedules.js";
import { type Replay, replay } from "./replay.js";
import { runEverySchedule } from "./schedules.js";
import { countSwitches } from "./switches.js";
import { describeReplay } from "./trace.js";

export interface ExploreOptions {
  /** The most schedules that are run; default 100,000, with a seed 10,000. */
  limit?: number | undefined;
  /** Runs `limit` random schedules, the same for the same seed; without it: every schedule. */
  seed?: number | undefined;
  /** A run that takes more steps counts as endless and ends the exploration; default 1000. */
  maxSteps?: number | undefined;
}

export interface Exploration<S> {
  program: string;
  /** How many schedules were run, each to its end. */
  schedules: number;
  /** Whether these are all that there are. */
  complete: boolean;
  /** How many of them broke the program. */
  broken: number;
  /** The easiest one to read; `undefined` when none broke it. */
  breaking: BreakingSchedule<S> | undefined;
}

/** A schedule that breaks a program, up to the step after which it shows. */
export interface BreakingSchedule<S> {
  schedule: string[];
  /** How often the running task changes. */
  switches: number;
  /** Whether it is proven that none with fewer switches breaks it. */
  fewest: boolean;
  replay: Replay<S>;
  /** The trace as text: who ran, which step, the state after it, what went wrong. */
  trace: string;
}

/**
 * Runs a program under every schedule, or under random ones, and says which break it.
 *
 * Breaking is: the invariant or the final check fails, tasks wait for each other, a task throws, or
 * it does not end. Of the schedules that break it, one with the fewest switches is returned.
 *
 * @throws RangeError when limit or maxSteps is not an integer of 1 or more.
 * @throws Error when a task touches the state before its first `yield`, or runs differ by more than
 *   their schedule.
 */
export function explore<S extends object>(
  program: Program<S>,
  { seed, limit = seed === undefined ? 100_000 : 10_000, maxSteps = 1000 }: ExploreOptions = {},
): Exploration<S> {
  for (const [name, value] of Object.entries({ limit, maxSteps }))
    if (!Number.isInteger(value) || value < 1)
      throw new RangeError(`${name} must be an integer of 1 or more, not ${value}`);
  const runs =
    seed === undefined
      ? runEverySchedule(program, { maxSteps })
      : runRandomSchedules(program, createRandom(seed), maxSteps);
  let schedules = 0;
  let broken = 0;
  let first: string[] | undefined;
  let next = runs.next();
  for (; !next.done && schedules < limit; next = runs.next()) {
    schedules += 1;
    const { schedule, breakage } = next.value;
    if (!breakage) continue;
    broken += 1;
    first ??= schedule.slice(0, breakage.after);
    // A program that need not end has schedules without number; more of them tell nothing new.
    if (breakage.kind === "endless") break;
  }
  const breaking = first && readable(program, first, { limit, maxSteps });
  return { program: program.name, schedules, complete: next.done === true, broken, breaking };
}

function readable<S extends object>(
  program: Program<S>,
  known: string[],
  bounds: { limit: number; maxSteps: number },
): BreakingSchedule<S> {
  const { schedule, proven } = fewestSwitches(program, known, bounds);
  const run = replay(program, schedule, bounds);
  const switches = countSwitches(schedule);
  return { schedule, switches, fewest: proven, replay: run, trace: describeReplay(run) };
}
