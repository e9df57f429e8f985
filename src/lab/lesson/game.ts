import { inspect } from "node:util";
import { emit } from "./emit.js";
import { GAME_MIME, type Game, type GamePoint } from "./mime.js";

/** A point of a tree of schedules, as `scheduleTree` of `overlap/race` gives it. */
export interface SchedulePoint {
  state: unknown;
  breakage?: { message: string };
  next: { task: string; label: string; node?: SchedulePoint }[];
}

/**
 * Shows a program as a game in which the reader is the scheduler, and wins by breaking it. The
 * exported page has buttons for it; other viewers say how to play in a cell.
 *
 * @param name The program's name.
 * @param tree All of its schedules.
 */
export function game(name: string, tree: SchedulePoint): void {
  const text = `**You are the scheduler of ${name}.** It has ${countEnds(tree)} schedules. On the exported page you play it with buttons; here, write a schedule into the cell that calls \`play\`.`;
  emit({
    [GAME_MIME]: { name, start: toPoint(tree) } satisfies Game,
    "text/markdown": text,
    "text/plain": text,
  });
}

function toPoint({ state, breakage, next }: SchedulePoint): GamePoint {
  return {
    state: inspect(state, { breakLength: Number.POSITIVE_INFINITY, depth: 4 }),
    ...(breakage && { broken: breakage.message }),
    next: next.map(({ task, label, node }) => ({
      task,
      label,
      ...(node && { after: toPoint(node) }),
    })),
  };
}

function countEnds({ next }: SchedulePoint): number {
  const ways = next.flatMap(({ node }) => (node ? [countEnds(node)] : []));
  return ways.length === 0 ? 1 : ways.reduce((sum, count) => sum + count, 0);
}
