import { createBoard, readAnswer } from "./board.js";
import { cold, type Pool, type PoolOptions, toPool } from "./pool.js";
import type { Share } from "./shared.worker.js";
import { TaskLostError } from "./task-lost-error.js";
import { startThreads } from "./thread-crew.js";
import type { ThreadPool } from "./threads.js";
import { together } from "./together.js";

export interface SharedOptions extends PoolOptions {
  /** Bytes of shared memory for the answers of one call; default 2^24. More is a RangeError. */
  room?: number | undefined;
}

/** Starts threads that wait for shared memory to work in: the warm form of {@link shared}. */
export async function openShared(options: SharedOptions = {}): Promise<ThreadPool> {
  const { room = 2 ** 24 } = options;
  const crew = await startThreads(new URL("./shared.worker.js", import.meta.url), options);
  const { workers, refill, close, threads } = crew;
  const compute: Pool["compute"] = async (tasks, options = {}) => {
    const { signal, tracer, onResult, workers: most = workers } = options;
    const results = new Array(tasks.length);
    const hands = Math.min(workers, most, tasks.length);
    const board = createBoard(tasks.length, hands, room);
    const read = async (stop: AbortSignal) => {
      for (let position = 0; position < tasks.length; position++) {
        const { index, failed, value, spans } = await readAnswer(board, position, stop);
        tracer?.add(spans);
        if (failed) throw value;
        results[index] = value;
        onResult?.(results[index], index);
      }
    };
    const write = Array.from({ length: hands }, (_, place) => async (stop: AbortSignal) => {
      const share: Share = { tasks, board, place, traced: tracer !== undefined };
      try {
        await crew.call(share, stop);
      } catch (cause) {
        const task = tasks[Atomics.load(board.claimed, place)];
        throw stop.aborted || !task ? cause : new TaskLostError(task, cause);
      }
    });
    await together([read, ...write], signal);
    return results;
  };
  return { ...toPool({ workers, refill, compute, close }), threads };
}

/**
 * Worker threads that share memory: the tasks are sent once, then each thread claims the next by an
 * atomic addition and leaves its answer where the caller can read it. No message per task.
 */
export const shared = cold(openShared);
