import type { Random } from "../../stats/index.js";
import { startProgram } from "./machine.js";
import type { Program } from "./program.js";
import type { Run } from "./schedules.js";

/**
 * Runs a program under random schedules without end: at each point each task that may go on is
 * equally likely. Schedules are not: one that passes few forks comes more often.
 */
export function* runRandomSchedules<S extends object>(
  program: Program<S>,
  random: Random,
  maxSteps: number,
): Generator<Run, never, unknown> {
  for (;;) {
    const machine = startProgram(program, maxSteps);
    const schedule: string[] = [];
    while (machine.runnable.length > 0) {
      const { runnable } = machine;
      const task = runnable[Math.floor(random() * runnable.length)]!;
      machine.step(task);
      schedule.push(task);
    }
    yield { schedule, breakage: machine.breakage };
  }
}
