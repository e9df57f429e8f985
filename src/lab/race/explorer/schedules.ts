import type { Breakage } from "./breakage.js";
import { startProgram } from "./machine.js";
import type { Program } from "./program.js";
import { countSwitches } from "./switches.js";

/** One run of a program from start to end: who took each step, and what went wrong. */
export interface Run {
  schedule: string[];
  breakage: Breakage | undefined;
}

export interface SchedulesOptions {
  /** Leaves out schedules in which the running task changes more often; default: none. */
  mostSwitches?: number;
  /** A run is endless when it is not over after so many steps. */
  maxSteps: number;
}

/**
 * Runs a program under every schedule, each exactly once, depth first.
 *
 * A generator cannot be copied or set back, so each run starts anew and repeats the choices of the
 * one before, up to the last point where another choice is left (stateless model checking, as in
 * VeriSoft: Godefroid, 1997). The running task is tried first, so that the first run changes tasks
 * only where it must.
 */
export function* runEverySchedule<S extends object>(
  program: Program<S>,
  { mostSwitches = Number.POSITIVE_INFINITY, maxSteps }: SchedulesOptions,
): Generator<Run, void, unknown> {
  const path: { options: string[]; at: number }[] = [];
  do {
    const machine = startProgram(program, maxSteps);
    const schedule: string[] = [];
    for (;;) {
      const known = path[schedule.length];
      const options = known?.options ?? within(mostSwitches, schedule, machine.runnable);
      if (options.length === 0) break;
      if (!known) path.push({ options, at: 0 });
      const task = options[known?.at ?? 0]!;
      if (!machine.runnable.includes(task))
        throw new Error(`expected "${program.name}" to be the same each run, ${task} cannot go on`);
      machine.step(task);
      schedule.push(task);
    }
    yield { schedule, breakage: machine.breakage };
    while (path.length > 0 && path.at(-1)!.at === path.at(-1)!.options.length - 1) path.pop();
    if (path.length > 0) path.at(-1)!.at += 1;
  } while (path.length > 0);
}

/** Who may run next, the running task first, without those that would be one switch too many. */
function within(most: number, schedule: readonly string[], runnable: readonly string[]): string[] {
  const running = schedule.at(-1);
  const others = runnable.filter((task) => task !== running);
  const stay = others.length < runnable.length ? [running!] : [];
  const left = running === undefined || countSwitches(schedule) < most;
  return left ? [...stay, ...others] : stay;
}
