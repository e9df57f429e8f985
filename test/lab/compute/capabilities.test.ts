import {
  type Capabilities,
  capabilities,
  type ModelName,
  models,
  openers,
  task,
} from "overlap/compute";
import { createTracer, peak, type Span } from "overlap/trace";
import { blur, createImage, partition } from "overlap/work";
import { describe, expect, test } from "vitest";

type Probe = (name: ModelName) => Promise<boolean>;

/** Each finds out whether a model does it, from what happens and never from the table. */
const probes: Record<keyof Capabilities, Probe> = {
  async interleaves(name) {
    const spans = await twoHalves(name);
    const [first, second] = ["sumOfSquares(0, 50000000)", "sumOfSquares(50000000, 100000000)"].map(
      (word) => {
        const own = spans.filter((span) => span.task === word && span.kind === "working");
        expect(own.length).toBeGreaterThan(0);
        return {
          start: Math.min(...own.map((span) => span.start)),
          end: Math.max(...own.map((span) => span.end)),
        };
      },
    );
    return first!.start < second!.end && second!.start < first!.end;
  },

  async parallel(name) {
    const spans = await twoHalves(name);
    return peak(spans.filter((span) => span.kind === "working")) > 1;
  },

  async responsive(name) {
    let turns = 0;
    const turn = () => {
      turns++;
      next = setImmediate(turn);
    };
    let next = setImmediate(turn);
    try {
      await models[name]([task("sumOfSquares", 0, 50_000_000)]);
    } finally {
      clearImmediate(next);
    }
    return turns > 0;
  },

  async abortsInMidTask(name) {
    const controller = new AbortController();
    const { signal } = controller;
    // When the first is done the second is begun; only then does the event loop abort, if it turns.
    const onResult = (_: bigint, index: number) => {
      if (index === 0) setTimeout(() => controller.abort(), 5);
    };
    const tasks = [task("sumOfSquares", 0, 10), task("sumOfSquares", 0, 200_000_000)];
    return await models[name](tasks, { workers: 1, signal, onResult }).then(
      () => false,
      (error) => error === signal.reason,
    );
  },

  async sharesMemory(name) {
    const image = createImage({ width: 160, height: 160, shared: true });
    const unchanged = blur(image, 12);
    const pool = await openers[name]?.({ workers: 1 });
    try {
      const computing = (pool?.compute ?? models[name])([task("blurDirectly", image, 12)]);
      // The task has been sent, and is far from the last rows yet; or it is done.
      for (let at = image.pixels.length - 400; at < image.pixels.length; at++) {
        image.pixels[at] = 255 - image.pixels[at]!;
      }
      const [result] = await computing;
      const seen = !same(result!, unchanged);
      if (seen) expect(same(result!, blur(image, 12))).toBe(true);
      return seen;
    } finally {
      await pool?.close();
    }
  },

  async canBeWarm(name) {
    const open = openers[name];
    if (!open) return false;
    const pool = await open({ workers: 2 });
    try {
      const [first, second] = [createTracer(), createTracer()];
      const tasks = partition(200_000, 4).map(([from, to]) => task("sumOfSquares", from, to));
      const before = workersOf(pool);
      expect(await pool.compute(tasks, { tracer: first })).toEqual(
        await pool.compute(tasks, { tracer: second }),
      );
      expect(before).toHaveLength(2);
      // The very same ones: a worker compared by its members changes from moment to moment.
      const after = workersOf(pool);
      expect(after).toHaveLength(2);
      expect(after.every((worker) => before.includes(worker))).toBe(true);
      return true;
    } finally {
      await pool.close();
    }
  },
};

describe.each(Object.keys(models) as ModelName[])("capabilities.%s", (name) => {
  test.each(Object.entries(capabilities[name]) as [keyof Capabilities, boolean][])(
    `says of ${name} that %s is %s, and so it is`,
    async (capability, kept) => {
      expect(await probes[capability](name)).toBe(kept);
    },
  );
});

/** Two tasks of some length, given to two workers that are both there. */
async function twoHalves(name: ModelName): Promise<readonly Span[]> {
  const tracer = createTracer();
  const tasks = partition(100_000_000, 2).map(([from, to]) => task("sumOfSquares", from, to));
  const pool = await openers[name]?.({ workers: 2 });
  try {
    await (pool?.compute ?? models[name])(tasks, { workers: 2, tracer });
  } finally {
    await pool?.close();
  }
  return tracer.spans;
}

function workersOf(pool: object): unknown[] {
  if ("pids" in pool) return (pool as { pids(): number[] }).pids();
  return (pool as { threads(): unknown[] }).threads();
}

function same(a: Uint8ClampedArray, b: Uint8ClampedArray): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
