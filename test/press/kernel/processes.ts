import { execFileSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";

/** Whether a process runs; one that has ended and that nobody has buried does not. */
export function isAlive(pid: number): boolean {
  return list().some((entry) => entry.pid === pid);
}

/** The processes that have `text` in their command line. */
export function processesNaming(text: string): string[] {
  return list()
    .filter(({ command }) => command.includes(text))
    .map(({ pid, command }) => `${pid} ${command}`);
}

/** The processes of the group that `pid` leads or led. */
export function groupOf(pid: number): number[] {
  return list()
    .filter(({ group }) => group === pid)
    .map((entry) => entry.pid);
}

/** Resolves when `holds` does; the test's own time limit is the only one. */
export async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(20);
}

function list(): { pid: number; group: number; command: string }[] {
  const table = execFileSync("ps", ["-A", "-ww", "-o", "pid=,pgid=,stat=,args="], {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  return table.split("\n").flatMap((line) => {
    const [, pid, group, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    if (!pid || state?.startsWith("Z")) return [];
    return [{ pid: Number(pid), group: Number(group), command: command ?? "" }];
  });
}
