import { pbkdf2 } from "node:crypto";
import { promisify } from "node:util";
import { readClocks, timeProcess } from "overlap/measure";
import { blockingSleep, now, sleep } from "overlap/time";
import { describe, expect, test } from "vitest";

const processor = ({ user, system }: { user: number; system: number }) => user + system;

function work(ms: number) {
  const start = process.cpuUsage();
  for (let used = 0; used < ms; ) {
    const { user, system } = process.cpuUsage(start);
    used = (user + system) / 1000;
  }
}

describe("readClocks(program)", () => {
  test("reads an idle processor and a free loop while a program waits", async () => {
    const clocks = await readClocks(() => sleep(100));
    expect(processor(clocks)).toBeLessThan(clocks.wall / 2);
    expect(clocks.utilisation).toBeLessThan(0.5);
  });

  test("reads an idle processor and a held loop while a program blocks", async () => {
    const clocks = await readClocks(() => blockingSleep(100));
    expect(processor(clocks)).toBeLessThan(clocks.wall / 2);
    expect(clocks.utilisation).toBeGreaterThan(0.9);
  });

  test("reads the work of this thread on both clocks", async () => {
    const clocks = await readClocks(() => work(50));
    expect(processor(clocks)).toBeGreaterThanOrEqual(50);
    expect(clocks.utilisation).toBeGreaterThan(0.9);
  });

  test("reads the work of the pool on the processor's clock alone", async () => {
    const clocks = await readClocks(() =>
      promisify(pbkdf2)("secret", "salt", 1_000_000, 32, "sha256"),
    );
    expect(processor(clocks)).toBeGreaterThan(2 * clocks.utilisation * clocks.wall);
  });

  test("throws what the program throws", async () => {
    const failure = new Error("no");
    await expect(readClocks(() => Promise.reject(failure))).rejects.toBe(failure);
  });
});

describe("timeProcess(code, ...args)", () => {
  test("reads the time on the wall and on the processor's clock", async () => {
    const waited = await timeProcess("setTimeout(() => {}, Number(process.argv[1]))", "200");
    expect(waited.real).toBeGreaterThanOrEqual(200);
    const start = now();
    const worked = await timeProcess(`
      const start = process.cpuUsage();
      while (process.cpuUsage(start).user + process.cpuUsage(start).system < 200_000);
    `);
    expect(processor(worked)).toBeGreaterThanOrEqual(200);
    expect(worked.real).toBeLessThanOrEqual(now() - start);
  });

  test("reads the peak of the program alone, whatever its parent holds", async () => {
    const held = Buffer.alloc(300_000_000, 1);
    const nothing = await timeProcess("");
    const large = await timeProcess("let all = Buffer.alloc(150_000_000, 1); all = undefined;");
    expect(large.memory - nothing.memory).toBeGreaterThan(130_000_000);
    if (process.platform === "linux") expect(nothing.memory).toBeLessThan(held.length);
  });

  test("throws what the program complained about", async () => {
    await expect(timeProcess("throw new Error('not today')")).rejects.toThrow("not today");
    await expect(timeProcess("process.exitCode = 3")).rejects.toThrow("ended with 3");
  });
});
