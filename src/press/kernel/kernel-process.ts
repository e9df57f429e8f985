import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Connection } from "./connection.js";
import { onDriverEnd } from "./driver-end.js";
import { startKeeper } from "./keeper.js";
import { groupIsAlive, killTree } from "./kill-tree.js";
import { type Ask, questionsTo } from "./questions.js";

/** How a process ended: its exit code or the signal. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A running tslab, its temporary folder and its keeper. */
export interface KernelProcess {
  readonly pid: number;
  /** Settles when the process has ended. */
  readonly ended: Promise<Ending>;
  /** Set as soon as the process has ended. */
  readonly ending: Ending | undefined;
  /** The end of what it wrote to its error output, past the cells. */
  readonly complaint: string;
  onComplaint(listener: () => void): void;
  ask: Ask;
  /** SIGINT, which stops most cells that hold the thread; on Windows nothing does. */
  interrupt(): void;
  /** Ends it and all that it started; resolves when nothing of it is left, the folder included. */
  destroy(): Promise<void>;
}

const COMPLAINT_LENGTH = 16_384;
// Milliseconds that its children may take to see that their parent is gone, and to die when killed.
const CHILDREN_TIME = 500;

const TSLAB = fileURLToPath(new URL("compiler/tslab.child.js", import.meta.url));

/** Starts tslab's `kernel` in a process group of its own. */
export async function startProcess(
  script: string,
  connection: Connection,
  { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<KernelProcess> {
  const args = [TSLAB, script, "kernel", "--config-path", connection.file];
  const child = spawn(process.execPath, args, {
    cwd,
    env,
    // So that all of the group can be killed, and Ctrl-C in a terminal is the driver's alone.
    detached: process.platform !== "win32",
    windowsHide: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const { pid } = child;
  if (pid === undefined) throw (await once(child, "error"))[0];
  child.on("error", () => {});

  let ending: Ending | undefined;
  const ended = new Promise<Ending>((resolve) => {
    child.once("exit", (code, signal) => {
      ending = { code, signal };
      resolve(ending);
    });
  });

  const keeper = startKeeper(pid, connection.folder);
  const forget = onDriverEnd(() => {
    if (!ending || groupIsAlive(pid)) killTree(pid);
    connection.remove();
    void keeper.dismiss();
  });

  let complaint = "";
  const listeners: (() => void)[] = [];
  child.stdout?.resume();
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-COMPLAINT_LENGTH);
    for (const listener of listeners) listener();
  });

  async function destroy(): Promise<void> {
    try {
      if (!ending) process.platform === "win32" ? killTree(pid!) : child.kill("SIGKILL");
      await ended;
      await groupEnd(pid!);
      if (groupIsAlive(pid!)) {
        killTree(pid!);
        await groupEnd(pid!);
      }
      // Grandchildren that left the group may hold the other ends of these.
      child.stdout?.destroy();
      child.stderr?.destroy();
      connection.remove();
    } finally {
      await keeper.dismiss();
      forget();
    }
  }

  let destroyed: Promise<void> | undefined;
  return {
    pid,
    ended,
    get ending() {
      return ending;
    },
    get complaint() {
      return complaint;
    },
    onComplaint: (listener) => void listeners.push(listener),
    ask: questionsTo(child),
    interrupt() {
      if (process.platform !== "win32") child.kill("SIGINT");
    },
    destroy: () => (destroyed ??= destroy()),
  };
}

/** Resolves when nobody is left of the group, or not soon. */
async function groupEnd(pid: number): Promise<void> {
  const deadline = performance.now() + CHILDREN_TIME;
  while (groupIsAlive(pid) && performance.now() < deadline) await pause(10);
}
