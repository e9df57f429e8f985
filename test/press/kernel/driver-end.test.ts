import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { eventually, isAlive, processesNaming } from "./processes.js";
import { root } from "./root.js";
import { ownTemporaryFolder } from "./temporary.js";

// Starting a kernel takes long on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const { expectNothingLeft, path } = ownTemporaryFolder();
const fixture = fileURLToPath(new URL("./driver.fixture.mjs", import.meta.url));

describe("a driver that leaves its kernel in an endless cell", () => {
  test.each([
    ["by Ctrl-C", "SIGINT", { code: null, signal: "SIGINT" }],
    ["by SIGTERM", "SIGTERM", { code: null, signal: "SIGTERM" }],
    ["by an exception", "throw", { code: 1, signal: null }],
    ["by kill -9", "SIGKILL", { code: null, signal: "SIGKILL" }],
  ])("takes it and its children along when it ends %s", async (_, how, ending) => {
    const driver = spawn(process.execPath, [fixture, root, how], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const ended = once(driver, "exit");
    const [line] = await once(driver.stdout.setEncoding("utf8"), "data");
    const pids: number[] = Object.values(JSON.parse(line));
    if (how !== "throw") {
      expect(processesNaming(path()).length).toBeGreaterThan(0);
      driver.kill(how as NodeJS.Signals);
    }
    const [code, signal] = await ended;
    expect({ code, signal }).toEqual(ending);
    await eventually(() => !pids.some(isAlive) && processesNaming(path()).length === 0);
    await eventually(() => readdirSync(path()).length === 0);
    expectNothingLeft();
  });
});
