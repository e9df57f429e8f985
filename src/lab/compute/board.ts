import { deserialize, serialize } from "node:v8";
import type { Answer } from "./answer.js";

/**
 * Shared memory in which threads claim tasks and leave their answers: only the reader is woken,
 * nobody sends a message. All of it is on SharedArrayBuffers.
 */
export interface Board {
  /** The next task to claim, the first free byte, and how many answers there are. */
  readonly heads: Int32Array;
  /** For each worker the task that it has claimed last. */
  readonly claimed: Int32Array;
  /** The answered tasks, plus 1, in the order of their answers; 0 is none yet. */
  readonly order: Int32Array;
  /** For each task the first byte of its answer and the byte after the last one. */
  readonly extents: Int32Array;
  readonly bytes: Uint8Array;
}

const NEXT = 0;
const FREE = 1;
const ANSWERED = 2;

/** Makes a board for so many tasks and workers, with room for so many bytes of answers. */
export function createBoard(tasks: number, workers: number, room: number): Board {
  const integers = (length: number) => new Int32Array(new SharedArrayBuffer(4 * length));
  const claimed = integers(workers);
  // A worker that ends before its first claim: the task that it would have got in turn.
  for (let place = 0; place < workers; place++) claimed[place] = place;
  return {
    heads: integers(3),
    claimed,
    order: integers(tasks),
    extents: integers(2 * tasks),
    bytes: new Uint8Array(new SharedArrayBuffer(room)),
  };
}

/** The next task's index, for the worker in a place; no other worker gets it. Past the end: none is left. */
export function claim({ heads, claimed }: Board, place: number): number {
  const index = Atomics.add(heads, NEXT, 1);
  Atomics.store(claimed, place, index);
  return index;
}

/** Lets nobody claim a task any more. */
export function closeBoard({ heads, order }: Board): void {
  Atomics.store(heads, NEXT, order.length);
}

/** Leaves the answer to a task on the board and wakes the reader. */
export function publish(board: Board, index: number, answer: Answer): void {
  const { heads, order, extents, bytes } = board;
  const written = serialize(answer);
  const start = Atomics.add(heads, FREE, written.length);
  const end = start + written.length;
  if (end <= bytes.length) bytes.set(written, start);
  extents.set([start, end], 2 * index);
  // The reader looks at the rest only after it has seen this one.
  const position = Atomics.add(heads, ANSWERED, 1);
  Atomics.store(order, position, index + 1);
  Atomics.notify(order, position);
}

/**
 * Waits for the answer in a position of the order in which they come, without holding the thread.
 * The wait by itself keeps no process alive.
 *
 * @throws The signal's reason, or a RangeError when the answer found no room.
 */
export async function readAnswer(
  { order, extents, bytes }: Board,
  position: number,
  stop: AbortSignal,
): Promise<Answer & { index: number }> {
  const wake = () => Atomics.notify(order, position);
  stop.addEventListener("abort", wake);
  try {
    for (;;) {
      stop.throwIfAborted();
      const index = Atomics.load(order, position) - 1;
      if (index < 0) {
        await waitAsync(order, position, 0).value;
        continue;
      }
      const [start, end] = extents.subarray(2 * index) as unknown as [number, number];
      if (end <= bytes.length) return { index, ...deserialize(bytes.slice(start, end)) };
      throw new RangeError(
        `the answers need more than the ${bytes.length} bytes of room they have`,
      );
    }
  } finally {
    stop.removeEventListener("abort", wake);
  }
}

/** In every Node from 16 on, but not in the ES2022 types. */
const { waitAsync } = Atomics as unknown as {
  waitAsync(array: Int32Array, index: number, value: number): { value: Promise<string> | string };
};
