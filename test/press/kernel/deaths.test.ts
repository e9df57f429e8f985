import { afterEach, describe, expect, test, vi } from "vitest";
import {
  CellTimeoutError,
  type Kernel,
  KernelDiedError,
  type KernelOptions,
  startKernel,
} from "#press/kernel";
import { diedError } from "../../../dist/press/kernel/endings.js";
import { groupOf, isAlive } from "./processes.js";
import { root } from "./root.js";
import { ownTemporaryFolder } from "./temporary.js";

// Starting a kernel takes long on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const { expectNothingLeft } = ownTemporaryFolder();
let kernel: Kernel | undefined;
afterEach(() => kernel?.close());

const start = async (options?: Partial<KernelOptions>) => {
  kernel = await startKernel({ root, cwd: `${root}/notebooks`, ...options });
  return kernel;
};

// It ignores a polite end and holds the kernel's own streams open.
const spawnChild = `const { spawn } = require("node:child_process");
const stubborn = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000);";
const child = spawn(process.execPath, ["-e", stubborn], { stdio: "inherit" });
console.log(child.pid);`;

/** Runs a cell that spawns a child and gives its pid. */
async function spawnInCell(kernel: Kernel): Promise<number> {
  const { outputs } = await kernel.execute(spawnChild);
  const pid = outputs[0]?.type === "stream" ? Number(outputs[0].text) : 0;
  expect(isAlive(pid)).toBe(true);
  expect(groupOf(kernel.pid)).toContain(pid);
  return pid;
}

/** Closes the kernel, whose processes and folder must then be gone. */
async function expectGone(kernel: Kernel, child: number): Promise<void> {
  await kernel.close();
  expect(groupOf(kernel.pid)).toEqual([]);
  expect(isAlive(child)).toBe(false);
  expectNothingLeft();
}

describe("a kernel", () => {
  test("that a cell ends with process.exit is named so, and so is every cell after", async () => {
    const kernel = await start();
    const child = await spawnInCell(kernel);
    const failed = kernel.execute("process.exit(3);");
    await expect(failed).rejects.toBeInstanceOf(KernelDiedError);
    const message = "the kernel ended with exit code 3; does a cell call process.exit?";
    await expect(failed).rejects.toThrow(message);
    await expect(kernel.execute("1")).rejects.toThrow(message);
    await expect(kernel.settle()).rejects.toThrow(message);
    await expectGone(kernel, child);
  });

  test("that is killed during a cell is named so, with what the cell had put out", async () => {
    const kernel = await start();
    const child = await spawnInCell(kernel);
    const error = await kernel
      .execute('console.log("begun");\nawait new Promise(() => {});', {
        onOutput: () => process.kill(kernel.pid, "SIGKILL"),
      })
      .catch((reason) => reason);
    expect(error).toBeInstanceOf(KernelDiedError);
    expect(error.message).toBe("the kernel was killed by SIGKILL");
    expect(error.outputs).toEqual([{ type: "stream", name: "stdout", text: "begun\n" }]);
    await expectGone(kernel, child);
  });

  test("is killed when a loop after an await does not end at its time limit", async () => {
    const kernel = await start({ grace: 300 });
    const child = await spawnInCell(kernel);
    const failed = kernel.execute("await null;\nwhile (true) {}", { timeout: 300 });
    await expect(failed).rejects.toBeInstanceOf(CellTimeoutError);
    await expect(failed).rejects.toThrow(
      "did not end within 0.3 s; nothing but killing the kernel could stop it",
    );
    expect(isAlive(kernel.pid)).toBe(false);
    await expectGone(kernel, child);
  });

  test("is killed when it does not stop: open server, interval, worker, child", async () => {
    const kernel = await start({ grace: 300 });
    await kernel.execute(`require("node:http").createServer().listen(0);
setInterval(() => {}, 1000);
new (require("node:worker_threads").Worker)("setInterval(() => {}, 1000)", { eval: true });
0;`);
    await expectGone(kernel, await spawnInCell(kernel));
  });

  test("that is held by what a cell left behind is killed at the cell's time limit", async () => {
    const kernel = await start({ grace: 300 });
    const child = await spawnInCell(kernel);
    const failed = kernel.execute("setImmediate(() => { while (true) {} });\n0;", { timeout: 500 });
    await expect(failed).rejects.toBeInstanceOf(CellTimeoutError);
    await expectGone(kernel, child);
  });

  test("is gone when the signal of a cell has aborted", async () => {
    const kernel = await start();
    const child = await spawnInCell(kernel);
    const stop = new AbortController();
    const failed = kernel.execute("console.log(1);\nawait null;\nwhile (true) {}", {
      signal: stop.signal,
      onOutput: () => stop.abort(new Error("enough")),
    });
    await expect(failed).rejects.toThrow("enough");
    expect(isAlive(kernel.pid)).toBe(false);
    await expectGone(kernel, child);
  });
});

describe("diedError()", () => {
  test("quotes a crash", () => {
    const complaint =
      "<--- Last few GCs --->\nFATAL ERROR: Reached heap limit - out of memory\n----- Native stack\n";
    expect(diedError({ code: null, signal: "SIGABRT" }, complaint).message).toBe(
      "the kernel was killed by SIGABRT: FATAL ERROR: Reached heap limit - out of memory",
    );
  });
});
