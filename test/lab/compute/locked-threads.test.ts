import { once } from "node:events";
import { Worker } from "node:worker_threads";
import {
  acquire,
  createInterpreterLock,
  handOver,
  isWanted,
  openLockedThreads,
  release,
  task,
} from "overlap/compute";
import { createTracer, peak, type Span } from "overlap/trace";
import { partition } from "overlap/work";
import { describe, expect, test } from "vitest";

describe("the interpreter lock", () => {
  test("lets no two of four threads in at once, as plain counters on shared memory tell", async () => {
    const [rounds, threads] = [500, 4];
    const shared = new Int32Array(new SharedArrayBuffer(20));
    const workerData = { lock: createInterpreterLock(), shared, threads, rounds };
    const file = new URL("./lock.worker.mjs", import.meta.url);
    const workers = Array.from({ length: threads }, () => new Worker(file, { workerData }));
    const done = await Promise.all(
      workers.map(async (worker) => {
        const [[own]] = await Promise.all([once(worker, "message"), once(worker, "exit")]);
        return own as number;
      }),
    );
    const [inside, overlaps, count, wanted] = shared;
    const all = done.reduce((a, b) => a + b);
    expect({ inside, overlaps, count }).toEqual({ inside: 0, overlaps: 0, count: all });
    // The threads did meet at the lock; otherwise the above would prove nothing.
    expect(wanted).toBeGreaterThanOrEqual(rounds);
  });

  test("is not wanted by the one that holds it, and can be taken again after a release", () => {
    const lock = createInterpreterLock();
    for (let i = 0; i < 3; i++) {
      acquire(lock);
      expect(isWanted(lock)).toBe(false);
      release(lock);
    }
  });

  test("comes back at once from handing over where nobody waits, and is held then", () => {
    const lock = createInterpreterLock();
    acquire(lock);
    handOver(lock);
    expect(isWanted(lock)).toBe(false);
    Atomics.add(lock, 0, 1);
    expect(isWanted(lock)).toBe(true);
  });

  test("is wanted as soon as another thread has drawn a ticket, also when tickets go round", () => {
    for (const before of [0, 2 ** 31 - 2, 2 ** 31 - 1, -1]) {
      const lock = createInterpreterLock().fill(before);
      acquire(lock);
      expect(isWanted(lock)).toBe(false);
      Atomics.add(lock, 0, 1);
      expect(isWanted(lock)).toBe(true);
      release(lock);
      expect(isWanted(lock)).toBe(false);
    }
  });
});

describe("openLockedThreads", () => {
  test("two threads work one at a time, turn and turn about", async () => {
    const spans = await spansOf(2);
    const working = spans.filter((span) => span.kind === "working");
    expect(peak(working)).toBe(1);
    const order = byStart(working).map((span) => span.lane);
    const both = order.slice(0, Math.max(order.indexOf("thread 1"), order.indexOf("thread 2")) + 1);
    expect(new Set(both).size).toBe(2);
    for (const [i, lane] of order.slice(1).entries()) expect(lane).not.toBe(order[i]);
    expect(order.length).toBeGreaterThan(10);
  });

  test("three threads work one at a time, and none gets a second turn while two wait for their first", async () => {
    const spans = await spansOf(3);
    const working = byStart(spans.filter((span) => span.kind === "working"));
    expect(peak(working)).toBe(1);
    expect(new Set(working.map((span) => span.lane)).size).toBe(3);
    // A ticket lock: who asked first goes first.
    const waits = byStart(spans.filter((span) => span.kind === "waiting"));
    const asked = waits.map((span) => span.end);
    expect(asked.length).toBeGreaterThan(10);
    expect(overtakings(waits)).toBe(0);
  });

  test("each thread waits, then works, then waits: never both, never neither", async () => {
    const spans = await spansOf(2);
    for (const lane of ["thread 1", "thread 2"]) {
      const own = byStart(spans.filter((span) => span.lane === lane));
      expect(own.map((span) => span.kind)).toEqual(
        own.map((_, i) => (i % 2 === 0 ? "waiting" : "working")),
      );
      for (const [i, span] of own.slice(1).entries()) {
        expect(span.start).toBeGreaterThanOrEqual(own[i]!.end);
      }
      expect(new Set(own.map((span) => span.task)).size).toBe(1);
      // It waits before the other one can work: nobody's time is missing from the recording.
      const others = spans.filter((span) => span.lane !== lane && span.kind === "working");
      for (const [i, { kind, end }] of own.slice(0, -1).entries()) {
        if (kind === "waiting") continue;
        const next = own[i + 1]!.start;
        expect(others.filter(({ start }) => start > end && start < next)).toEqual([]);
      }
    }
  });

  test("hands the lock over less often with a longer switch interval", async () => {
    const often = await spansOf(2, 0);
    const seldom = await spansOf(2, 1e9);
    expect(seldom.filter((span) => span.kind === "working")).toHaveLength(2);
    expect(often.length).toBeGreaterThan(seldom.length);
  });
});

/** What that many threads record of one task each. */
async function spansOf(workers: number, switchInterval = 0): Promise<readonly Span[]> {
  const pool = await openLockedThreads({ workers, switchInterval });
  const tracer = createTracer();
  try {
    const tasks = partition(40_000_000 * workers, workers).map(([from, to]) => {
      return task("sumOfSquares", from, to);
    });
    await pool.compute(tasks, { tracer });
    return tracer.spans;
  } finally {
    await pool.close();
  }
}

function byStart(spans: readonly Span[]): Span[] {
  return [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** How often one that began to wait clearly later got the lock clearly earlier. */
function overtakings(waits: readonly Span[]): number {
  // A wait is recorded as begun just before its ticket is drawn: two of them less than this apart
  // may have drawn in the other order.
  const apart = 5;
  let count = 0;
  for (const first of waits) {
    for (const second of waits) {
      if (second.start > first.start + apart && second.end < first.end - apart) count++;
    }
  }
  return count;
}
