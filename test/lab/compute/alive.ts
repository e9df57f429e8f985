import { execFileSync } from "node:child_process";
import { setImmediate } from "node:timers/promises";

/** What of this process is alive: handles that keep it from its exit, threads, child processes. */
export interface Alive {
  readonly handles: string[];
  readonly threads: number;
  readonly children: number[];
}

/**
 * Looks after two turns of the event loop: a handle that has been closed is gone a turn later.
 * Timers are left out, since the test runner has some of its own: see `exit.test.ts`.
 */
export async function alive(): Promise<Alive> {
  await setImmediate();
  await setImmediate();
  const report = process.report.getReport() as unknown as { workers?: unknown[] };
  const handles = process.getActiveResourcesInfo().filter((handle) => handle !== "Timeout");
  return { handles: handles.sort(), threads: report.workers?.length ?? 0, children: children() };
}

/** The compute children of this process; nothing where no `ps` can tell. */
function children(): number[] {
  if (process.platform === "win32") return [];
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  return lines.split("\n").flatMap((line) => {
    const [pid, parent, ...args] = line.trim().split(/\s+/);
    const ours = Number(parent) === process.pid && args.join(" ").includes("processes.child");
    return ours ? [Number(pid)] : [];
  });
}
