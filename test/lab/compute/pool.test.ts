import {
  openers,
  openLockedThreads,
  openProcesses,
  openShared,
  openThreads,
  type Pool,
  type Task,
  TaskLostError,
  task,
} from "overlap/compute";
import { createTracer } from "overlap/trace";
import { partition, sumOfSquaresClosedForm } from "overlap/work";
import { describe, expect, test } from "vitest";
import { alive } from "./alive.js";

const small = task("sumOfSquares", 0, 10);
const bad = task("sumOfSquares", 5, 3);

describe.each(Object.entries(openers))("openers.%s", (_, open) => {
  const withPool = async (options: Parameters<typeof open>[0], use: (pool: Pool) => unknown) => {
    const pool = await open(options);
    try {
      await use(pool);
    } finally {
      await pool.close();
    }
  };

  test("starts as many workers as asked, and computes on all of them", async () => {
    await withPool({ workers: 3 }, async (pool) => {
      expect(pool.workers).toBe(3);
      const tracer = createTracer();
      const tasks = partition(60_000_000, 6).map(([from, to]) => task("sumOfSquares", from, to));
      const sums = await pool.compute(tasks, { tracer });
      expect(sums.reduce((a, b) => a + b)).toBe(sumOfSquaresClosedForm(0, 60_000_000));
      expect(new Set(tracer.spans.map((span) => span.lane)).size).toBe(3);
    });
  });

  test("compute({ workers }) keeps to fewer workers than there are", async () => {
    await withPool({ workers: 3 }, async (pool) => {
      const tracer = createTracer();
      const tasks = Array.from({ length: 9 }, () => task("sumOfSquares", 0, 300_000));
      await pool.compute(tasks, { workers: 1, tracer });
      const working = tracer.spans.filter((span) => span.kind === "working");
      const sorted = [...working].sort((a, b) => a.start - b.start);
      for (const [i, span] of sorted.slice(1).entries()) {
        expect(span.start).toBeGreaterThanOrEqual(sorted[i]!.end);
      }
    });
  });

  test("rejects with what the initial task threw, and leaves nothing alive", async () => {
    const before = await alive();
    await expect(open({ workers: 2, initial: bad })).rejects.toThrow(
      "sumOfSquares: expected whole",
    );
    expect(await alive()).toEqual(before);
  });

  test("goes on after a failure and after an abort", async () => {
    await withPool({ workers: 2 }, async (pool) => {
      await expect(pool.compute([bad, small])).rejects.toThrow(RangeError);
      expect(await pool.compute([small, small, small])).toEqual([285n, 285n, 285n]);
      const controller = new AbortController();
      const { signal } = controller;
      const long = task("sumOfSquares", 0, 4_000_000_000);
      const onResult = () => controller.abort();
      await expect(pool.compute([small, long], { signal, onResult })).rejects.toThrow("aborted");
      expect(await pool.compute([small, small, small])).toEqual([285n, 285n, 285n]);
    });
  });

  test("refuses a second call beside the first and any call after its end", async () => {
    await withPool({ workers: 1 }, async (pool) => {
      const first = pool.compute([small]);
      await expect(pool.compute([small])).rejects.toThrow("computing already");
      expect(await first).toEqual([285n]);
      await pool.close();
      await pool.close();
      await expect(pool.compute([small])).rejects.toThrow("this pool is closed");
    });
  });

  test.each([0, -1, 1.5, Number.NaN])("refuses { workers: %d }", async (workers) => {
    await expect(open({ workers })).rejects.toThrow(
      `expected a whole number of workers above 0, got ${workers}`,
    );
  });
});

describe.each([
  ["openThreads", openThreads],
  ["openShared", openShared],
  ["openLockedThreads", openLockedThreads],
])("%s", (_, open) => {
  test("compute begins when all threads are there again that an abort has ended", async () => {
    const pool = await open({ workers: 3 });
    try {
      const before = pool.threads();
      for (let round = 0; round < 3; round++) {
        const controller = new AbortController();
        const { signal } = controller;
        const onResult = () => controller.abort();
        const long = task("sumOfSquares", 0, 4_000_000_000);
        const computing = pool.compute([small, long, long], { signal, onResult });
        await expect(computing).rejects.toThrow("aborted");
        expect(pool.threads().length).toBeLessThan(3);
        let there = 0;
        await pool.compute([small], {
          onResult: () => {
            there = pool.threads().length;
          },
        });
        expect(there).toBe(3);
      }
      expect(pool.threads()).not.toEqual(before);
    } finally {
      await pool.close();
    }
  });

  test("close while threads are started anew waits for them, and leaves nothing alive", async () => {
    const before = await alive();
    const pool = await open({ workers: 2 });
    const failing = pool.compute([task("sumOfSquares", 0, 4_000_000_000), bad]);
    await expect(failing).rejects.toThrow(RangeError);
    const computing = pool.compute([task("sumOfSquares", 0, 4_000_000_000)]);
    const rejected = expect(computing).rejects.toThrow(TaskLostError);
    await pool.close();
    await rejected;
    expect(await alive()).toEqual(before);
  });
});

test("openThreads and openProcesses({ initial }) compute the initial task in each worker first", async () => {
  // An initial task that takes long delays the opening: its work is there before the first call.
  const initial: Task = task("fibonacciRecursive", 30);
  for (const open of [openThreads, openProcesses]) {
    const pool = await open({ workers: 2, initial });
    try {
      expect(await pool.compute([small])).toEqual([285n]);
    } finally {
      await pool.close();
    }
  }
});

test("eleven workers on one signal are no reason for a warning", async () => {
  const warnings: Error[] = [];
  const onWarning = (warning: Error) => warnings.push(warning);
  process.on("warning", onWarning);
  try {
    for (const open of Object.values(openers)) {
      const pool = await open({ workers: 11 });
      try {
        const tasks = Array.from({ length: 22 }, () => small);
        const { signal } = new AbortController();
        expect(await pool.compute(tasks, { signal })).toEqual(tasks.map(() => 285n));
      } finally {
        await pool.close();
      }
    }
  } finally {
    process.off("warning", onWarning);
  }
  expect(warnings).toEqual([]);
});

test("openShared({ room }) rejects answers that find no room, says how much there is, and goes on", async () => {
  const pool = await openShared({ workers: 2, room: 200 });
  try {
    const large = task("fibonacciIterative", 5_000);
    await expect(pool.compute([large, large])).rejects.toThrow("more than the 200 bytes of room");
    expect(await pool.compute([small])).toEqual([285n]);
  } finally {
    await pool.close();
  }
});
