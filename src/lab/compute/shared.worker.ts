import { answer } from "./answer.js";
import { type Board, claim, closeBoard, publish } from "./board.js";
import type { Task } from "./task.js";
import { lane } from "./thread.js";

export { arrive } from "./thread.js";

/** A worker's part of a call. */
export interface Share {
  readonly tasks: readonly Task[];
  readonly board: Board;
  readonly place: number;
  readonly traced: boolean;
}

/** Claims and computes tasks until none is left or one has failed. */
export default function ({ tasks, board, place, traced }: Share): void {
  for (;;) {
    const index = claim(board, place);
    const task = tasks[index];
    if (!task) return;
    const given = answer({ task, traced }, lane);
    if (given.failed) closeBoard(board);
    publish(board, index, given);
  }
}
