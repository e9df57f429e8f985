import { countInThreads, NoWebLocksError, webLocks } from "overlap/race";
import { createTracer } from "overlap/trace";
import { describe, expect, test } from "vitest";

describe("countInThreads", () => {
  test.each([
    ["private", 300_000],
    ["atomic", 300_000],
    ["mutex", 100_000],
    ["reentrant", 100_000],
    ["message", 2_000],
  ] as const)("countInThreads({ way: %j, times: %d }) loses no update", async (way, times) => {
    const result = await countInThreads({ way, threads: 3, times });
    const expected = 3 * times;
    expect(result).toMatchObject({ way, threads: 3, expected, counted: expected, lost: 0 });
  });

  test('countInThreads({ way: "plain" }) loses updates, and never counts too much', async () => {
    let lost = 0;
    for (let round = 0; round < 30 && lost === 0; round++) {
      const result = await countInThreads({ way: "plain", threads: 2, times: 2_000_000 });
      expect(result.counted).toBeGreaterThanOrEqual(2);
      expect(result.counted + result.lost).toBe(4_000_000);
      lost = result.lost;
    }
    expect(lost).toBeGreaterThan(0);
  });

  test('countInThreads({ way: "plain", threads: 1 }) loses none', async () => {
    expect(await countInThreads({ threads: 1, times: 100_000 })).toMatchObject({ lost: 0 });
  });

  test('countInThreads({ way: "webLocks" }) ends with every thread, or says that Node has none', async () => {
    const counting = countInThreads({ way: "webLocks", threads: 2, times: 500 });
    if (!webLocks()) return expect(counting).rejects.toMatchObject({ name: NoWebLocksError.name });
    // Node 24 and 26 let two threads in at once now and then: see withWebLock.
    const { expected, lost, overlaps } = await counting;
    expect(expected).toBe(1_000);
    expect(lost).toBeLessThanOrEqual(overlaps);
  });

  test("countInThreads({ tracer }) records one working span a thread", async () => {
    const tracer = createTracer();
    await countInThreads({ way: "atomic", threads: 2, times: 10, tracer });
    expect(tracer.spans.map((span) => [span.task, span.kind, span.outcome])).toEqual([
      ["count atomic", "working", "done"],
      ["count atomic", "working", "done"],
    ]);
    expect(new Set(tracer.spans.map((span) => span.lane)).size).toBe(2);
  });

  test("countInThreads({ signal }) rejects with the reason and ends its threads", async () => {
    const reason = new Error("enough");
    const controller = new AbortController();
    const counting = countInThreads({
      way: "mutex",
      times: 1_000_000_000,
      signal: controller.signal,
    });
    controller.abort(reason);
    await expect(counting).rejects.toBe(reason);
    await expect(countInThreads({ signal: controller.signal })).rejects.toBe(reason);
  });

  test("countInThreads({ deadline }) rejects when the threads are not done", async () => {
    await expect(
      countInThreads({ way: "mutex", threads: 1, times: 2_000_000_000, deadline: 100 }),
    ).rejects.toThrow('"mutex" to end within 200 ms');
  });

  test("countInThreads({ times }) beyond 32 bits throws a RangeError", async () => {
    await expect(countInThreads({ threads: 2, times: 2 ** 30 })).rejects.toThrow(RangeError);
    await expect(countInThreads({ threads: 0 })).rejects.toThrow(RangeError);
  });
});
