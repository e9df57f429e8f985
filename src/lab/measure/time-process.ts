import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { closeWithCell } from "../cell/index.js";
import { now } from "../time/index.js";

/** The figures that the unix command `time` prints. */
export interface ProcessTimes {
  /** Milliseconds from start to end, on the clock on the wall. */
  real: number;
  /** Milliseconds of processor time in the program's own code, its start included. */
  user: number;
  /** Milliseconds of processor time in the system on its behalf. */
  system: number;
  /** Bytes of memory at the peak. */
  memory: number;
}

/**
 * Runs code in a Node.js process of its own, as `time node -e code` does, and reads what it used.
 *
 * @param code CommonJS; it finds `args` in `process.argv` from place 1 on.
 * @throws Error with what the program wrote to its standard error, when it does not end well.
 */
export async function timeProcess(code: string, ...args: string[]): Promise<ProcessTimes> {
  const start = now();
  const child = spawn(process.execPath, ["-e", `${reportAtExit}\n${code}`, ...args], {
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  child.once(
    "exit",
    closeWithCell(() => child.kill("SIGKILL")),
  );
  const report = text(child.stdio[3] as NodeJS.ReadableStream);
  const complaint = text(child.stderr!);
  const [status] = await once(child, "exit");
  const real = now() - start;
  if (status !== 0) throw new Error(`the program ended with ${status}: ${await complaint}`);
  return { real, ...JSON.parse(await report) };
}

/**
 * On Linux the `maxRSS` of a process begins with what its parent held when it was started, so the
 * kernel's record of the process alone is asked for first.
 */
const reportAtExit = `process.once("exit", () => {
  const { readFileSync, writeSync } = require("node:fs");
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  let kilobytes = maxRSS;
  try {
    kilobytes = Number(/^VmHWM:\\s+(\\d+) kB/m.exec(readFileSync("/proc/self/status", "latin1"))[1]);
  } catch {}
  const use = { user: userCPUTime / 1000, system: systemCPUTime / 1000, memory: kilobytes * 1024 };
  writeSync(3, JSON.stringify(use));
});`;
