import { pbkdf2 } from "node:crypto";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { advise } from "overlap/advise";
import { sleep } from "overlap/time";
import { describe, expect, test } from "vitest";
import { climb, samplesOf } from "../../../dist/lab/advise/explore.js";
import { poolSize, poolWork } from "../../../dist/lab/advise/pool-work.js";
import { toAddress } from "../../../dist/lab/advise/task.js";
import { keepUnderWay } from "../../../dist/lab/advise/under-way.js";

const module = new URL("./fixtures/tasks.mjs", import.meta.url);
const quick = { rounds: 1, atMost: 4 };

const messagePorts = () =>
  process.getActiveResourcesInfo().filter((name) => name === "MessagePort").length;

describe("advise", () => {
  test("advise(a task that sleeps, inputs) finds that it waits, and overlaps it", async () => {
    const advice = await advise((ms: number) => sleep(ms), [200], quick);
    expect(advice.limit).toBe("waiting");
    expect(advice.model).toBe("event loop");
    expect(advice.readings.overlapped.map(({ atOnce }) => atOnce)).toEqual([1, 2, 4]);
    expect(advice.readings.threads).toBeUndefined();
    expect(advice.readings.pool).toEqual([]);
  });

  test("advise(a task that computes in a module) tries it in threads and lets them go", async () => {
    const before = messagePorts();
    const counts = new Int32Array(new SharedArrayBuffer(8));
    const { limit, readings } = await advise({ module, export: "compute" }, [counts], quick);
    expect(limit).toBe("computing");
    expect(readings.overlapped[0]!.busy).toBeGreaterThan(0.9);
    expect(readings.threads!.levels[0]!.atOnce).toBe(1);
    expect(readings.threads!.levels.at(-1)!.atOnce).toBeLessThanOrEqual(availableParallelism());
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts[1]).toBeGreaterThan(0);
    expect(messagePorts()).toBe(before);
  });

  test("advise(a task that holds its thread) finds that it does, and tries more threads", async () => {
    const advice = await advise({ module }, [20], quick);
    expect(advice.limit).toBe("blocking");
    expect(advice.model).toBe("threads");
    expect(advice.atOnce).toBeGreaterThan(1);
  });

  test("advise(a task of the pool) names what it asks of it", async () => {
    const task = (rounds: number) => promisify(pbkdf2)("a", "b", rounds, 32, "sha512");
    const { readings } = await advise(task, [20_000], quick);
    expect(readings.pool).toEqual(["PBKDF2REQUEST"]);
    expect(readings.poolSize).toBe(poolSize());
  });

  test("advise(task, inputs) measures every level on the same inputs, in equal shares", async () => {
    const calls = new Map<string, number>();
    const task = (name: string) => {
      calls.set(name, (calls.get(name) ?? 0) + 1);
      return sleep(5);
    };
    const names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
    const samples = samplesOf(names, 12);
    expect(samples).toEqual(["a", "b", "d", "e", "g", "h", "j", "k"]);
    const plans = await climb((index) => task(samples[index % samples.length]!), {
      perCall: 5,
      most: 4,
      samples: samples.length,
    });
    expect(plans.map(({ atOnce, calls }) => [atOnce, calls])).toEqual([
      [1, 8],
      [2, 16],
      [4, 32],
    ]);
    expect([...calls.values()]).toEqual(samples.map(() => 7));
  });

  test("samplesOf(inputs, perCall) takes fewer of slow ones, and at least one", () => {
    expect(samplesOf([1, 2, 3, 4], 50)).toEqual([1, 3]);
    expect(samplesOf([1, 2, 3, 4], 5000)).toEqual([1]);
    expect(samplesOf([1, 2], 0.001)).toEqual([1, 2]);
  });

  test("advise rejects with what the task throws", async () => {
    const broken = new Error("no such page");
    await expect(advise(() => Promise.reject(broken), [1])).rejects.toBe(broken);
  });

  test("advise gives up on a task that hangs, and when the signal aborts", async () => {
    const hangs = () => new Promise<void>(() => {});
    await expect(advise(hangs, [1], { timeLimit: 50 })).rejects.toThrow(
      "trying the task took longer than the time limit of 50 ms",
    );
    const reason = new Error("enough");
    const controller = new AbortController();
    const aborted = advise(hangs, [1], { signal: controller.signal });
    controller.abort(reason);
    await expect(aborted).rejects.toBe(reason);
  });

  test("advise says what is missing", async () => {
    await expect(advise(() => {}, [])).rejects.toThrow("at least one sample input, got none");
    await expect(advise({ module, export: "notATask" }, [1])).rejects.toThrow(
      /tasks\.mjs exports no function "notATask", it exports compute, default, notATask$/,
    );
  });
});

describe("keepUnderWay", () => {
  test("keepUnderWay(atOnce, calls, call) makes each call once, in order, so many at a time", async () => {
    const started: number[] = [];
    let open = 0;
    let most = 0;
    await keepUnderWay(3, 10, async (index) => {
      started.push(index);
      most = Math.max(most, ++open);
      await sleep(1);
      open -= 1;
    });
    expect(started).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(most).toBe(3);
  });

  test("keepUnderWay starts nothing after a failure and rejects when the rest has ended", async () => {
    const failure = new Error("second");
    let started = 0;
    let ended = 0;
    const call = async (index: number) => {
      started += 1;
      if (index === 1) throw failure;
      await sleep(10);
      ended += 1;
    };
    await expect(keepUnderWay(3, 100, call)).rejects.toBe(failure);
    expect([started, ended]).toEqual([3, 2]);
  });
});

describe("poolWork", () => {
  test("poolWork(use) names requests to the pool, each once", async () => {
    const two = async () => {
      await promisify(pbkdf2)("a", "b", 1, 8, "sha256");
      await promisify(pbkdf2)("a", "b", 1, 8, "sha256");
    };
    expect(await poolWork(two)).toEqual(["PBKDF2REQUEST"]);
  });
  test("poolWork(use) names nothing for timers, and looks no further when it ended", async () => {
    expect(await poolWork(() => sleep(1))).toEqual([]);
    const seen = await poolWork(() => {});
    await promisify(pbkdf2)("a", "b", 1, 8, "sha256");
    expect(seen).toEqual([]);
  });
  test("poolSize(environment) is 4 unless UV_THREADPOOL_SIZE says otherwise", () => {
    const sizes = [undefined, "8", "0", "99999", "x"].map((UV_THREADPOOL_SIZE) =>
      poolSize(UV_THREADPOOL_SIZE === undefined ? {} : { UV_THREADPOOL_SIZE }),
    );
    expect(sizes).toEqual([4, 8, 1, 1024, 4]);
  });
});

describe("toAddress", () => {
  test("toAddress(task) makes a URL of a path, and leaves URLs and packages as they are", () => {
    const path = fileURLToPath(module);
    expect(toAddress({ module })).toEqual({ module: module.href, name: "default" });
    expect(toAddress({ module: path, export: "compute" })).toEqual({
      module: module.href,
      name: "compute",
    });
    expect(toAddress({ module: "./package.json" }).module).toMatch(/^file:.*\/package\.json$/);
    expect(toAddress({ module: "overlap/work" }).module).toBe("overlap/work");
    expect(toAddress({ module: "node:crypto", export: "hash" }).module).toBe("node:crypto");
  });
});
