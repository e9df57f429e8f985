import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { KernelStartError, kernelInfo, startKernel } from "#press/kernel";
import { usefulLine } from "../../../dist/press/kernel/complaint.js";
import { fakeRoot } from "./fake-root.js";
import { eventually, processesNaming } from "./processes.js";
import { root } from "./root.js";
import { ownTemporaryFolder } from "./temporary.js";

// Starting a kernel takes long on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const { expectNothingLeft, path } = ownTemporaryFolder();
// Outside of the folder that has to be empty.
const parent = mkdtempSync(join(tmpdir(), "roots-"));
afterAll(() => rmSync(parent, { recursive: true }));

describe("startKernel()", () => {
  test("says in one line that tslab is missing", async () => {
    const failed = startKernel({ root: parent });
    await expect(failed).rejects.toBeInstanceOf(KernelStartError);
    await expect(failed).rejects.toThrow(
      /^the kernel is missing: node_modules.tslab.bin.tslab is not there; run npm ci$/,
    );
    expectNothingLeft();
  });

  test.each([
    [
      "does not load",
      'require("./nowhere");',
      "the kernel did not start: Error: Cannot find module './nowhere'",
    ],
    ["ends", "process.exit(7);", "the kernel did not start: exit code 7"],
    [
      "lives on without its sockets",
      'setInterval(() => {}, 1000); console.error("UnhandledPromiseRejection:", new Error("no addon"));',
      "the kernel did not start: Error: no addon",
    ],
    ["never answers", "setInterval(() => {}, 1000);", "the kernel did not answer within 4 s"],
  ])("says in one line what is wrong with a tslab that %s", async (_, code, message) => {
    const failed = startKernel({ root: fakeRoot(parent, code), startTimeout: 4000 });
    await expect(failed).rejects.toBeInstanceOf(KernelStartError);
    await expect(failed).rejects.toThrow(message);
    expectNothingLeft();
  });

  test("says that its folder does not exist", async () => {
    const failed = startKernel({ root, cwd: join(parent, "nowhere") });
    await expect(failed).rejects.toThrow(/^the kernel could not be started in .*nowhere: /);
    expectNothingLeft();
  });

  test("says that there is no place for its temporary folder", async () => {
    const before = process.env.TMPDIR;
    process.env.TMPDIR = join(parent, "nowhere");
    try {
      await expect(startKernel({ root })).rejects.toThrow(
        /^the kernel's temporary folder cannot be made: ENOENT/,
      );
    } finally {
      process.env.TMPDIR = before;
    }
  });

  test("rejects with the signal's reason, before and during the start", async () => {
    const reason = new Error("enough");
    const options = { root: fakeRoot(parent, "setInterval(() => {}, 1000);") };
    await expect(startKernel({ ...options, signal: AbortSignal.abort(reason) })).rejects.toBe(
      reason,
    );
    const stop = new AbortController();
    const failed = startKernel({ ...options, signal: stop.signal });
    void eventually(() => processesNaming(path()).length > 0).then(() => stop.abort(reason));
    await expect(failed).rejects.toBe(reason);
    expectNothingLeft();
  });

  // As tslab does when it cannot bind: it says so, and stays.
  test.each([
    ["one is taken", "Address already in use] {\\n  code: 'EADDRINUSE'\\n}"],
    ["a socket is being opened", "Socket is blocked by a bind or unbind operation]"],
  ])("on tcp takes other ports when %s, and passes folder and variables on", async (_, says) => {
    const real = JSON.stringify(join(root, "node_modules", "tslab", "bin", "tslab"));
    const taken = fakeRoot(
      parent,
      `const fs = require("node:fs");
const first = __filename + ".first";
if (fs.existsSync(first)) require(${real});
else {
  fs.copyFileSync(process.argv[4], first);
  setInterval(() => {}, 1000);
  console.error("UnhandledPromiseRejection: [Error: ${says}");
}`,
    );
    const kernel = await startKernel({
      root: taken,
      cwd: join(root, "notebooks"),
      transport: "tcp",
      env: { OVERLAP_TEST: "passed on" },
    });
    try {
      const refused = JSON.parse(
        readFileSync(join(taken, "node_modules", "tslab", "bin", "tslab.first"), "utf8"),
      );
      expect(refused.transport).toBe("tcp");
      const { outputs } = await kernel.execute("[process.env.OVERLAP_TEST, process.cwd()].join()");
      expect(outputs).toEqual([
        { type: "stream", name: "stdout", text: `passed on,${join(root, "notebooks")}\n` },
      ]);
    } finally {
      await kernel.close();
    }
    expectNothingLeft();
  });

  test("ends the kernel when its signal aborts later", async () => {
    const stop = new AbortController();
    const kernel = await startKernel({ root, signal: stop.signal });
    stop.abort();
    await eventually(() => processesNaming(path()).length === 0);
    await kernel.close();
    expectNothingLeft();
  });
});

describe("kernelInfo()", () => {
  test("reads the versions from the packages", () => {
    expect(kernelInfo(root)).toEqual({
      tslab: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      typescript: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      node: process.version,
    });
  });
});

describe("usefulLine()", () => {
  test.each([
    ["", undefined],
    ["warning\nlast\n", "last"],
    ["odd\n    at x:1:1\n", "odd"],
    [
      "node:internal/x:1\n  throw err;\n  ^\n\nError: Cannot find module 'x'\nRequire stack:\n- /a/b.js\n    at c (d:1:2) {\n  code: 'M'\n}\n\nNode.js v20.0.0\n",
      "Error: Cannot find module 'x'",
    ],
    ["UnhandledPromiseRejection: TypeError: no\n    at x:1:1\n", "TypeError: no"],
    ["FATAL ERROR: heap\n", "FATAL ERROR: heap"],
  ])("of %j is %j", (text, line) => {
    expect(usefulLine(text)).toBe(line);
  });
});
