import type { Breakage } from "./breakage.js";
import { type Choice, type Machine, startProgram } from "./machine.js";
import type { Program } from "./program.js";

/** One line of a trace: who ran, which step, and the state after it. */
export interface TraceStep<S> {
  task: string;
  label: string;
  state: S;
}

/** What one schedule did. */
export interface Replay<S> {
  /** The program's name. */
  program: string;
  /** The program's tasks, in its order. */
  tasks: string[];
  /** The state before the first step. */
  start: S;
  steps: TraceStep<S>[];
  /** What each task that is not done would do next; empty when all are done. */
  next: Choice[];
  /** The first thing that went wrong, if anything has. */
  breakage: Breakage | undefined;
}

export interface ReplayOptions {
  /** With so many steps a run that is not done counts as endless; default: never. */
  maxSteps?: number | undefined;
}

/**
 * Runs a program under one given schedule, which may stop early.
 *
 * @param schedule Who takes each step: `["A", "B", "B"]`, or the same as a text, `"A B B"`.
 * @throws RangeError when the schedule names a task that cannot take the step; says who can.
 */
export function replay<S extends object>(
  program: Program<S>,
  schedule: string | readonly string[],
  { maxSteps = Number.POSITIVE_INFINITY }: ReplayOptions = {},
): Replay<S> {
  const names = typeof schedule === "string" ? schedule.split(/\s+/).filter(Boolean) : schedule;
  const machine = startProgram(program, maxSteps);
  const start = structuredClone(machine.state);
  const steps = names.map((task, i): TraceStep<S> => {
    if (!machine.runnable.includes(task)) throw new RangeError(refuse(program, machine, task, i));
    const label = machine.step(task);
    return { task, label, state: structuredClone(machine.state) };
  });
  const { choices, breakage } = machine;
  const tasks = Object.keys(program.tasks);
  return { program: program.name, tasks, start, steps, next: [...choices], breakage };
}

function refuse<S extends object>(
  { name, tasks }: Program<S>,
  { choices, runnable }: Machine<S>,
  task: string,
  i: number,
): string {
  const waiting = choices.find((choice) => choice.task === task);
  let why = `"${name}" has no such task`;
  if (waiting) why = `it waits for "${waiting.label}"`;
  else if (task in tasks) why = "it is done";
  const who = runnable.length > 0 ? runnable.join(" or ") : "nobody";
  return `step ${i + 1} cannot be ${task}: ${why}; ${who} can run`;
}
