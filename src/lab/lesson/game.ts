import { inspect } from "node:util";
import { emit } from "./emit.js";
import { GAME_MIME, type Game, type GamePoint } from "./mime.js";

/** A point of a tree of schedules, as `scheduleTree` of `overlap/race` gives it. */
export interface SchedulePoint {
  state: unknown;
  breakage?: { message: string };
  next: { task: string; label: string; node?: SchedulePoint }[];
}

/** Games that are shown in a row say once how they are played. */
let told = false;

/**
 * Shows a program as a game in which the reader is the scheduler, and wins by breaking it. The
 * exported page has buttons for it; other viewers say with what it begins, and how to play in a cell.
 *
 * @param name The program's name.
 * @param tree All of its schedules.
 */
export function game(name: string, tree: SchedulePoint): void {
  const first = tree.next.map(({ task, label }) => `**${task}** (${label})`).join(" or ");
  const begins = `It begins with \`${written(tree.state)}\`, and ${first} goes first.`;
  const text = [`**Try to break ${name}.** It has ${countEnds(tree)} schedules.`, begins];
  if (!told) {
    const schedule = tree.next.map(({ task }) => task).join(" ");
    text.push(
      `You are the scheduler: in a cell, give \`play\` the program and a schedule such as \`"${schedule}"\`. On the exported page there are buttons for it.`,
    );
    told = true;
    setImmediate(() => {
      told = false;
    });
  }
  emit({
    [GAME_MIME]: { name, start: toPoint(tree) } satisfies Game,
    "text/markdown": text.join(" "),
    "text/plain": text.join(" "),
  });
}

function toPoint({ state, breakage, next }: SchedulePoint): GamePoint {
  return {
    state: written(state),
    ...(breakage && { broken: breakage.message }),
    next: next.map(({ task, label, node }) => ({
      task,
      label,
      ...(node && { after: toPoint(node) }),
    })),
  };
}

function written(state: unknown): string {
  return inspect(state, { breakLength: Number.POSITIVE_INFINITY, depth: 4 });
}

function countEnds({ next }: SchedulePoint): number {
  const ways = next.flatMap(({ node }) => (node ? [countEnds(node)] : []));
  return ways.length === 0 ? 1 : ways.reduce((sum, count) => sum + count, 0);
}
