import { setTimeout } from "node:timers/promises";
import {
  openLockedThreads,
  openProcesses,
  openShared,
  openThreads,
  type ProcessPool,
  TaskLostError,
  type ThreadPool,
  task,
} from "overlap/compute";
import { createImage, partition, sumOfSquaresClosedForm } from "overlap/work";
import { describe, expect, test } from "vitest";
import { alive } from "./alive.js";

const long = [task("sumOfSquares", 0, 4_000_000_000), task("sumOfSquares", 1, 4_000_000_000)];
const parts = partition(100_000, 4).map(([from, to]) => task("sumOfSquares", from, to));

interface Way {
  open(options: { workers: number }): Promise<ThreadPool | ProcessPool>;
  /** Ends the first of the pool's workers, as nobody should. */
  kill(pool: ThreadPool | ProcessPool): void;
  cause: RegExp;
}

const endThread = (pool: ThreadPool | ProcessPool) => {
  void (pool as ThreadPool).threads()[0]!.terminate();
};
const endProcess = (pool: ThreadPool | ProcessPool) => {
  process.kill((pool as ProcessPool).pids()[0]!, "SIGKILL");
};

const ways: Record<string, Way> = {
  openThreads: { open: openThreads, kill: endThread, cause: /worker exited/ },
  openShared: { open: openShared, kill: endThread, cause: /worker exited/ },
  openLockedThreads: { open: openLockedThreads, kill: endThread, cause: /worker exited/ },
  openProcesses: { open: openProcesses, kill: endProcess, cause: /process 1 .*ended: SIGKILL/ },
};

describe.each(Object.entries(ways))("%s", (_, { open, kill, cause }) => {
  test("compute rejects with a TaskLostError that names the task when a worker is killed in mid-task", async () => {
    const before = await alive();
    const pool = await open({ workers: 2 });
    try {
      const computing = pool.compute(long);
      computing.catch(() => {});
      await setTimeout(50);
      kill(pool);
      const error: TaskLostError = await computing.then(
        () => expect.fail("the sums came back"),
        (reason) => reason,
      );
      expect(error).toBeInstanceOf(TaskLostError);
      expect(error.name).toBe("TaskLostError");
      expect(error.message).toMatch(/^sumOfSquares\([01], 4000000000\) was lost: /);
      expect(long.map((one) => one.args)).toContainEqual(error.task.args);
      expect(error.message).toMatch(cause);
    } finally {
      await pool.close();
    }
    expect(await alive()).toEqual(before);
  });

  test("compute starts a worker anew when one was killed in mid-task, and when one was killed idle", async () => {
    const pool = await open({ workers: 2 });
    try {
      const computing = pool.compute(long);
      computing.catch(() => {});
      await setTimeout(20);
      kill(pool);
      await expect(computing).rejects.toThrow(TaskLostError);
      expect(sum(await pool.compute(parts))).toBe(sumOfSquaresClosedForm(0, 100_000));
      kill(pool);
      // A worker that ends idle is noticed a moment later: until then it may still be asked.
      await setTimeout(200);
      expect(sum(await pool.compute(parts))).toBe(sumOfSquaresClosedForm(0, 100_000));
    } finally {
      await pool.close();
    }
  });

  test("close in mid-task makes compute reject with a TaskLostError, and leaves nothing alive", async () => {
    const before = await alive();
    const pool = await open({ workers: 2 });
    const computing = pool.compute(long);
    const rejected = expect(computing).rejects.toThrow(TaskLostError);
    await setTimeout(20);
    await pool.close();
    await rejected;
    expect(await alive()).toEqual(before);
  });

  test("compute rejects a task that cannot be sent with a TaskLostError that says why", async () => {
    const pool = await open({ workers: 1 });
    try {
      const image = { ...createImage({ width: 2, height: 2 }), comment: () => "cannot be cloned" };
      await expect(pool.compute([task("blur", image, 1)])).rejects.toMatchObject({
        name: "TaskLostError",
        message: expect.stringMatching(/^blur\(2x2, 1\) was lost: .*could not be cloned/),
      });
    } finally {
      await pool.close();
    }
  });
});

function sum(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => a + b);
}
