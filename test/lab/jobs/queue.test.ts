import { drained, finished, type JobServer, openBank } from "overlap/jobs";
import { type Origin, startOrigin } from "overlap/origin";
import { peak } from "overlap/trace";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { becomes, engines, isAlive } from "./servers.js";

const quick = { lockDuration: 1000, stalledInterval: 500 };
const waits = (count: number, ms: number) =>
  Array.from({ length: count }, (_, i) => ({
    name: "wait" as const,
    data: { label: `job ${i + 1}`, ms },
  }));

describe.each(Object.entries(engines))("jobs on %s", (_engine, start) => {
  let server: JobServer;
  let close: () => Promise<void>;
  let origin: Origin;
  beforeAll(async () => {
    ({ server, close } = await start());
    origin = await startOrigin({
      latency: 20,
      failures: [{ kind: "status", pages: [3], times: 2 }],
    });
  });
  afterAll(async () => {
    await close();
    await origin.close();
  });

  it("download every page once over two processes, no more at once than they have slots", async () => {
    const urls = origin.pages(40).filter((_, i) => i !== 3);
    const queue = server.queue("pages");
    const workers = await server.startWorkers("pages", { processes: 2, concurrency: 5 });
    const jobs = await queue.addBulk(
      urls.map((url, index) => ({ name: "download", data: { url, index } })),
    );
    const done = await finished(queue, jobs);
    const sums = done.map(({ returnvalue }) => (returnvalue as { checksum: string }).checksum);
    expect(sums).toEqual(urls.map((url) => origin.expected(url).checksum));
    expect(await origin.gauges()).toMatchObject({ requests: urls.length });
    expect((await origin.gauges()).peakInFlight).toBeLessThanOrEqual(10);
    const runs = workers.map((worker) => worker.runs.length);
    expect(runs[0]! + runs[1]!).toBe(urls.length);
    expect(Math.min(...runs)).toBeGreaterThan(0);
    expect(peak(workers[0]!.spans)).toBeLessThanOrEqual(5);
  });

  it("are tried again after a failure, and fail for good when no try is left", async () => {
    await origin.reset();
    const queue = server.queue("tries");
    const [worker] = await server.startWorkers("tries");
    const data = { url: origin.page(3), index: 3 };
    const backoff = { type: "exponential" as const, delay: 20 };
    const patient = await queue.add("download", data, { attempts: 3, backoff });
    const [done] = await finished(queue, [patient]);
    expect(done).toMatchObject({ attemptsMade: 3, returnvalue: { bytes: expect.any(Number) } });
    await origin.reset();
    const hasty = await queue.add("download", data, { attempts: 2, backoff });
    const [failed] = await finished(queue, [hasty]);
    expect(failed!.attemptsMade).toBe(2);
    expect(failed!.failedReason).toContain("500");
    expect(worker!.runs.map(({ outcome }) => outcome)).toEqual([
      ...["failed", "failed", "done"],
      ...["failed", "failed"],
    ]);
  });

  it("are taken by priority, then in order, and not before their delay is over", async () => {
    const queue = server.queue("order");
    const [worker] = await server.startWorkers("order");
    await queue.pause();
    await queue.add("wait", { label: "later", ms: 1 }, { delay: 2_000 });
    await queue.add("wait", { label: "low", ms: 1 }, { priority: 10 });
    await queue.add("wait", { label: "high 1", ms: 1 }, { priority: 1 });
    await queue.add("wait", { label: "high 2", ms: 1 }, { priority: 1 });
    const last = await queue.add("wait", { label: "none", ms: 1 });
    await queue.resume();
    await finished(queue, [last]);
    await becomes(() => worker!.runs.length === 5);
    expect(worker!.runs.map(({ task }) => task)).toEqual([
      ...["none", "high 1", "high 2", "low"],
      "later",
    ]);
  });

  it("start at most as many in a stretch of time as the queue's limit says", async () => {
    const queue = server.queue("rate");
    await queue.setGlobalRateLimit(3, 300);
    const [worker] = await server.startWorkers("rate", { concurrency: 10 });
    await finished(queue, await queue.addBulk(waits(9, 1)));
    const at = worker!.runs.map((run) => run.at).sort((a, b) => a - b);
    // The nth of a stretch and the nth of the next lie a stretch apart, but for the clock's grain.
    expect(at[8]! - at[0]!).toBeGreaterThanOrEqual(2 * 300 - 50);
  });

  it("tell their progress and give their results, also to the job that waited for them", async () => {
    const queue = server.queue("flow");
    await server.startWorkers("flow", { concurrency: 2 });
    const child = (from: number, to: number) => ({
      name: "sum" as const,
      queueName: "flow",
      data: { from, to },
    });
    const { job } = await server.flow().add({
      name: "add",
      queueName: "flow",
      data: { label: "total" },
      children: [child(0, 500), child(500, 1000)],
    });
    const [total] = await finished(queue, [job]);
    expect(total!.returnvalue).toBe("332833500");
    const [steps] = await finished(queue, [await queue.add("steps", { count: 4, ms: 1 })]);
    expect(steps!.progress).toBe(100);
  });

  it("run again when their worker is killed, those in flight and no others", async () => {
    const queue = server.queue("kill");
    const [victim, other] = await server.startWorkers("kill", {
      ...quick,
      processes: 2,
      concurrency: 2,
    });
    const jobs = await queue.addBulk(waits(10, 200));
    await becomes(() => victim!.underWay.length === 2);
    const inFlight = victim!.underWay.map(({ task }) => task).sort();
    await victim!.kill();
    expect(isAlive(victim!.pid)).toBe(false);
    const done = await finished(queue, jobs);
    const cut = victim!.runs.filter(({ outcome }) => outcome === "cancelled");
    expect(cut.map(({ task }) => task).sort()).toEqual(inFlight);
    const again = other!.runs.filter(({ start }) => start > 1);
    expect(again.map(({ task }) => task).sort()).toEqual(inFlight);
    expect(done.map(({ failedReason }) => failedReason ?? "")).toEqual(jobs.map(() => ""));
    const all = [...victim!.runs, ...other!.runs].filter(({ outcome }) => outcome === "done");
    expect(new Set(all.map(({ task }) => task)).size).toBe(10);
    expect(all).toHaveLength(10);
  });

  it("end before a worker goes that is asked to stop; the others are left to the next", async () => {
    const queue = server.queue("stop");
    const [first] = await server.startWorkers("stop", { concurrency: 2 });
    const jobs = await queue.addBulk(waits(5, 150));
    await becomes(() => first!.underWay.length === 2);
    await first!.stop();
    expect(first!.runs.map(({ outcome }) => outcome)).not.toContain("cancelled");
    const before = first!.runs.length;
    expect(before).toBeLessThan(5);
    const [next] = await server.startWorkers("stop", { concurrency: 2 });
    const done = await finished(queue, jobs);
    expect(done.map(({ attemptsStarted }) => attemptsStarted)).toEqual([1, 1, 1, 1, 1]);
    expect(next!.runs).toHaveLength(5 - before);
  });

  it("charge twice when they are killed after the charge, and once with a key", async () => {
    const bank = await openBank();
    try {
      const queue = server.queue("charges");
      const settings = { ...quick, concurrency: 2 };
      const [victim] = await server.startWorkers("charges", settings);
      const jobs = [
        await queue.add("charge", { bank: bank.folder, order: "plain", ms: 300 }),
        await queue.add("charge-once", { bank: bank.folder, order: "keyed", ms: 300 }),
      ];
      while (Object.keys(await bank.payments()).length < 2) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      await victim!.kill();
      await server.startWorkers("charges", settings);
      await finished(queue, jobs);
      expect(await bank.payments()).toEqual({ plain: 2, keyed: 1 });
    } finally {
      await bank.close();
    }
  });

  it("that nobody knows fail with a line that says so", async () => {
    const queue = server.queue("unknown");
    await server.startWorkers("unknown");
    const [job] = await finished(queue, [await queue.add("nonsense" as "nothing", {})]);
    expect(job!.failedReason).toBe('no worker here knows a job "nonsense"');
  });

  it("are counted when they are not finished in time", async () => {
    const queue = server.queue("idle");
    const jobs = await queue.addBulk(waits(2, 1));
    await expect(finished(queue, jobs, { timeout: 100 })).rejects.toThrow(
      "2 of 2 jobs are not finished after 100 ms",
    );
    await expect(drained(queue, { timeout: 100 })).rejects.toThrow(
      "2 jobs are not finished after 100 ms",
    );
    await server.startWorkers("idle");
    await drained(queue);
    expect(await queue.getJobCounts("completed")).toEqual({ completed: 2 });
  });
});
