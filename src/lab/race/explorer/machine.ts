import { openAfterStart } from "./after-start.js";
import type { Breakage, BreakageKind } from "./breakage.js";
import type { Announcement, Program, Task, Until } from "./program.js";

/** What a task would do next; `blocked` while it has to wait. */
export interface Choice {
  task: string;
  label: string;
  blocked: boolean;
}

/** A program in the middle of a run; who uses it is the scheduler. */
export interface Machine<S> {
  readonly state: S;
  /** The tasks that are not done, in the program's order. */
  readonly choices: readonly Choice[];
  /** The tasks that may go on; empty when the run is over, also at the limit of steps. */
  readonly runnable: readonly string[];
  /** The first thing that went wrong, if anything has; the run can go on all the same. */
  readonly breakage: Breakage | undefined;
  /** Lets one of the runnable tasks take its next step; gives the step's name. */
  step(task: string): string;
}

/** Starts a program; nothing has run but what stands before each task's first `yield`. */
export function startProgram<S extends object>(program: Program<S>, maxSteps: number): Machine<S> {
  const state = program.state();
  const live = new Map<string, { task: Task; next: Until }>();
  let steps = 0;
  let choices: Choice[] = [];
  let runnable: string[] = [];
  let breakage: Breakage | undefined;

  function advance(who: string, task: Task): void {
    const { done, value } = task.next();
    if (done) live.delete(who);
    else live.set(who, { task, next: toUntil(value) });
  }

  function broken(kind: BreakageKind, message: string): void {
    breakage ??= { kind, message, after: steps };
  }

  function judge(): void {
    choices = [...live].map(([task, { next }]) => {
      return { task, label: next.label, blocked: !next.ready() };
    });
    const over = steps >= maxSteps;
    const free = choices.filter((choice) => !choice.blocked);
    runnable = over ? [] : free.map((choice) => choice.task);
    const holds = program.invariant?.(state) ?? true;
    if (holds !== true) broken("invariant", holds);
    const end = (choices.length === 0 && program.final?.(state)) || true;
    if (end !== true) broken("final", end);
    if (choices.length > 0 && free.length === 0)
      broken("deadlock", `nobody can go on: ${choices.map(describeWaiting).join(", ")}`);
    if (choices.length > 0 && over) broken("endless", `not done in ${maxSteps} steps`);
  }

  const { guarded, open } = openAfterStart(state, program.name);
  for (const [who, task] of Object.entries(program.tasks)) advance(who, task(guarded));
  open();
  judge();
  return {
    state,
    get choices() {
      return choices;
    },
    get runnable() {
      return runnable;
    },
    get breakage() {
      return breakage;
    },
    step(who) {
      const { task, next } = live.get(who)!;
      steps += 1;
      try {
        advance(who, task);
      } catch (error) {
        live.delete(who);
        broken("threw", `${who} threw in "${next.label}": ${error}`);
      }
      judge();
      return next.label;
    },
  };
}

function toUntil(next: Announcement | undefined): Until {
  return typeof next === "object" ? next : { label: next ?? "step", ready: () => true };
}

function describeWaiting({ task, label }: Choice): string {
  return `${task} waits for "${label}"`;
}
