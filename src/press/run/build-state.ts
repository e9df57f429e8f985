import { describeDuration } from "./duration.js";
import type { Outcome, Progress } from "./progress.js";

/** How far a build is; times are in milliseconds. */
export interface BuildState {
  /** The ids of all lessons in order. */
  lessons: readonly string[];
  /** Seconds that lessons are expected to take. */
  estimates: Readonly<Record<string, number>>;
  ended: ReadonlySet<string>;
  lesson?: { id: string; start: number } | undefined;
  cell?: { id: string; number: number; cells: number; start: number } | undefined;
}

const OUTCOMES: Record<Outcome, (duration: string) => string> = {
  executed: (duration) => `executed in ${duration}`,
  cached: () => "unchanged",
  failed: (duration) => `failed after ${duration}`,
};

// Where there is no live line, a cell of a second or more gets a line of its own.
const SLOW = 1;

/** The state after something has happened. */
export function advance(state: BuildState, progress: Progress, now: number): BuildState {
  switch (progress.type) {
    case "lesson-start":
      return { ...state, lesson: { id: progress.lesson, start: now }, cell: undefined };
    case "cell-start": {
      const { cell: id, number, cells } = progress;
      return { ...state, cell: { id, number, cells, start: now } };
    }
    case "lesson-end": {
      const ended = new Set(state.ended).add(progress.lesson);
      return { ...state, ended, lesson: undefined, cell: undefined };
    }
    default:
      return state;
  }
}

/** The live line; empty between lessons. */
export function liveLine(state: BuildState, now: number): string {
  const { lesson, cell, estimates } = state;
  if (!lesson) return "";
  const parts = [title(state, lesson.id)];
  if (cell) {
    const duration = describeDuration((now - cell.start) / 1000);
    parts.push(`${cell.id} (${cell.number} of ${cell.cells}) ${duration}`);
  }
  const estimate = estimates[lesson.id];
  if (estimate !== undefined) {
    const elapsed = Math.round((now - lesson.start) / 1000);
    parts.push(`${elapsed} s of about ${describeDuration(estimate)}`);
  }
  const left = secondsLeft(state, now);
  if (left !== undefined) parts.push(`about ${describeDuration(left)} left`);
  return parts.join("  ");
}

/** The line that an event leaves; some leave none. `brief`: where a live line shows the rest. */
export function lastingLine(
  state: BuildState,
  progress: Progress,
  brief: boolean,
): string | undefined {
  const head = title(state, progress.lesson);
  switch (progress.type) {
    case "lesson-start": {
      const estimate = state.estimates[progress.lesson];
      const about = estimate === undefined ? "" : `, about ${describeDuration(estimate)}`;
      const cells = `${progress.cells} ${progress.cells === 1 ? "cell" : "cells"}`;
      return brief ? undefined : `${head}: ${cells}${about}`;
    }
    case "cell-end":
      if (brief || progress.seconds < SLOW) return undefined;
      return `${head} › ${progress.cell}: ${describeDuration(progress.seconds)}`;
    case "lesson-end":
      return `${head}: ${OUTCOMES[progress.outcome](describeDuration(progress.seconds))}${taken(progress.stolen)}`;
    case "note":
      return `${head}: ${progress.message}`;
    default:
      return undefined;
  }
}

/** What a virtual machine's host took; nothing where it is not worth a word. */
function taken(stolen = 0): string {
  const percent = Math.round(stolen * 100);
  return percent === 0 ? "" : `, ${percent} % of the processors' time taken by the host`;
}

/** For the whole build; nothing while the time of a lesson to come is not known. */
function secondsLeft({ lessons, ended, estimates, lesson }: BuildState, now: number) {
  let sum = 0;
  for (const id of lessons) {
    if (ended.has(id)) continue;
    const estimate = estimates[id];
    if (estimate === undefined) return undefined;
    const elapsed = id === lesson?.id ? (now - lesson.start) / 1000 : 0;
    sum += Math.max(0, estimate - elapsed);
  }
  return sum;
}

function title({ lessons }: BuildState, id: string): string {
  return `${lessons.indexOf(id) + 1} of ${lessons.length}  ${id}`;
}
