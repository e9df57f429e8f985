import { execFile, execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import { measure } from "overlap/measure";
import { afterEach, describe, expect, test } from "vitest";
import { parsePs, sumBelow } from "../../../dist/lab/measure/ps.js";
import { childrenCpu, peakIsKnown } from "../../../dist/lab/measure/usage.js";

const burn = fileURLToPath(new URL("./fixtures/burn.mjs", import.meta.url));
const once1 = { rounds: 1, warmUp: 0, repeats: 0, same: false } as const;
/** What /proc knows of children; elsewhere their use may be unknown, which is NaN. */
const linux = process.platform === "linux";
const atLeast = (value: number, bound: number) =>
  linux ? value >= bound : value >= bound || Number.isNaN(value);

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const release of cleanUp.splice(0)) await release();
});

function child() {
  const process = fork(burn);
  cleanUp.push(async () => {
    process.kill("SIGKILL");
    await once(process, "exit");
  });
  return process;
}

describe("measure: processor time", () => {
  test("measure counts the processor time of worker threads", async () => {
    const worker = new Worker(burn);
    cleanUp.push(() => worker.terminate());
    const inThread = async () => {
      worker.postMessage(200);
      await once(worker, "message");
    };
    const [measured] = await measure({ inThread }, once1);
    expect(measured!.cpu).toBeGreaterThanOrEqual(200);
  });

  test("measure counts a child that lives on, and leaves out those of except", async () => {
    const busy = child();
    const inChild = async () => {
      busy.send(300);
      await once(busy, "message");
    };
    const [counted] = await measure({ inChild }, once1);
    expect(atLeast(counted!.cpu, 280)).toBe(true);
    const [left] = await measure({ inChild }, { ...once1, except: [busy.pid!] });
    expect(left!.cpu).toBeLessThan(200);
  });

  test("measure counts a child that has come and gone", async () => {
    const inChild = () => promisify(execFile)(process.execPath, [burn, "300"]);
    const [measured] = await measure({ inChild }, once1);
    expect(atLeast(measured!.cpu, 280)).toBe(true);
  });

  test.runIf(linux)(
    "measure counts the child of a blocking call, but knows no peak of it",
    async () => {
      const blocking = () => execFileSync(process.execPath, [burn, "200"]);
      const [measured] = await measure({ blocking }, once1);
      expect(measured!.cpu).toBeGreaterThanOrEqual(180);
      expect(measured!.memory).toBeNaN();
    },
  );
});

describe("measure: memory", () => {
  test("measure finds the peak of a thread that is gone at the end", async () => {
    const allocate = async () => {
      const code = `const held = Buffer.alloc(100e6, 1);
        require("node:worker_threads").parentPort.postMessage(held.length)`;
      const worker = new Worker(code, { eval: true });
      await once(worker, "message");
      await worker.terminate();
    };
    const [measured] = await measure({ allocate }, once1);
    expect(atLeast(measured!.grown, 90e6)).toBe(true);
    expect(measured!.memory >= measured!.grown || Number.isNaN(measured!.memory)).toBe(true);
  });

  test("measure adds up children that are alive at once", async () => {
    const hold = async () => {
      const holder = child();
      holder.send({ hold: 50e6 });
      await once(holder, "message");
    };
    const [one] = await measure({ one: hold }, once1);
    const [three] = await measure({ three: () => Promise.all([hold(), hold(), hold()]) }, once1);
    expect(atLeast(one!.grown, 50e6)).toBe(true);
    expect(atLeast(three!.grown, 150e6)).toBe(true);
    expect(three!.grown > 2 * one!.grown || Number.isNaN(three!.grown)).toBe(true);
  });
});

describe("measure: the event loop", () => {
  test("measure sees a block at its full length and the loop at work", async () => {
    const block = () => {
      const until = performance.now() + 100;
      while (performance.now() < until);
    };
    const wait = () => new Promise((resolve) => setTimeout(resolve, 100));
    const [blocked, waited] = await measure({ block, wait }, { ...once1, resolution: 1 });
    expect(blocked!.delay).toBeGreaterThan(90);
    expect(blocked!.utilisation).toBeGreaterThan(0.95);
    expect(waited!.utilisation).toBeLessThan(blocked!.utilisation);
  });

  test("measure sees a block at the very end, in the callback of a read", async () => {
    const blockLast = () =>
      new Promise<void>((resolve) => {
        readFile(burn, () => {
          const until = performance.now() + 100;
          while (performance.now() < until);
          resolve();
        });
      });
    const [measured] = await measure({ blockLast }, { ...once1, resolution: 1 });
    expect(measured!.delay).toBeGreaterThan(90);
  });
});

describe("what cannot be told", () => {
  const none = { user: 0, system: 0, resident: 0, peak: 0, pids: [] as number[], ended: 0 };
  const nothing = { before: none, after: none, seen: new Set<number>(), spawned: [] as number[] };
  const unknown = { user: Number.NaN, system: Number.NaN };

  test("childrenCpu is the difference, those that ended included, where the system keeps it", () => {
    const after = { ...none, user: 30, system: 10, ended: 7 };
    expect(childrenCpu({ ...nothing, after, spawned: [8] })).toEqual({ user: 30, system: 10 });
  });
  test("childrenCpu is 0 where nobody tells but nobody was started", () => {
    const blind = { ...nothing, before: undefined, after: undefined };
    expect(childrenCpu(blind)).toEqual({ user: 0, system: 0 });
    expect(childrenCpu({ ...blind, spawned: [8] })).toEqual(unknown);
  });
  test("childrenCpu is unknown when one ended where its account ends with it", () => {
    const before = { ...none, ended: Number.NaN };
    const after = { ...before, user: 5 };
    expect(childrenCpu({ before, after, seen: new Set([8]), spawned: [] })).toEqual(unknown);
    const there = { ...after, pids: [8] };
    const seen = new Set([8]);
    expect(childrenCpu({ before, after: there, seen, spawned: [] })).toEqual({
      user: 5,
      system: 0,
    });
  });
  test("childrenCpu is unknown when an account shrinks", () => {
    expect(childrenCpu({ ...nothing, before: { ...none, user: 10 } })).toEqual(unknown);
  });
  test("peakIsKnown only when every child was looked at", () => {
    expect(peakIsKnown(nothing)).toBe(true);
    expect(peakIsKnown({ ...nothing, spawned: [8], seen: new Set([8]) })).toBe(true);
    expect(peakIsKnown({ ...nothing, spawned: [8] })).toBe(false);
    expect(peakIsKnown({ ...nothing, after: { ...none, ended: 3 } })).toBe(false);
    expect(peakIsKnown({ ...nothing, after: { ...none, ended: 3 }, seen: new Set([8]) })).toBe(
      true,
    );
  });
});

describe("ps", () => {
  const listing = [
    "    1     0   1000   0:00.10   0:00.20",
    "   10     1   2000   0:01.50   0:00.50",
    "   11    10   3000   1:00.00   0:02.00",
    "   12    10   4000   0:03.00   0:00.00",
    "   13    12   5000 1:00:00.00   0:00.25",
  ].join("\n");

  test("sumBelow(root, rows, except) adds up children and theirs, without the excepted", () => {
    expect(sumBelow(10, parsePs(listing), new Set([11]))).toEqual({
      user: 3_603_000,
      system: 250,
      resident: 9000 * 1024,
      peak: 9000 * 1024,
      pids: [12, 13],
      ended: Number.NaN,
    });
  });
  test("parsePs(listing) without times knows no times", () => {
    expect(parsePs("  10  1  2000\n")).toEqual([
      { pid: 10, parent: 1, resident: 2_048_000, user: Number.NaN, system: Number.NaN },
    ]);
  });
});
