import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { psChildren } from "./ps.js";

/** What the child processes, and theirs, have used. Those that ended count as far as the system keeps it. */
export interface ChildrenUse {
  /** Milliseconds of processor time in the program's own code; NaN where it cannot be told. */
  user: number;
  /** Milliseconds of processor time in the system on the program's behalf; NaN where it cannot be told. */
  system: number;
  /** Bytes of memory that those alive hold now, each with what it shares with others. */
  resident: number;
  /** Bytes at the peak of each of those alive, summed. */
  peak: number;
  /** Those alive. */
  pids: number[];
  /** Changes when a child ends and leaves its traces; NaN where it cannot be told. */
  ended: number;
}

/**
 * Reads what the children of this process use, without those of `except` and their children.
 * `undefined` where the machine cannot tell: on Windows, and where there is no `ps`.
 */
export async function readChildren(except: ReadonlySet<number>): Promise<ChildrenUse | undefined> {
  return hasProc() ? procChildren(except) : psChildren(except);
}

/** Some containers show a /proc without the lists of children. */
function hasProc(): boolean {
  return existsSync(`/proc/${process.pid}/task/${process.pid}/children`);
}

/**
 * The same from /proc, where it is a matter of a fraction of a millisecond. Processor time comes in
 * steps of 10 ms there. What a child used that has ended stands in its parent's account.
 */
export function procChildren(except: ReadonlySet<number>): ChildrenUse | undefined {
  const own = stat(process.pid);
  if (own === undefined) return undefined;
  const use: ChildrenUse = {
    user: own.endedUser,
    system: own.endedSystem,
    resident: 0,
    peak: 0,
    pids: [],
    ended: own.endedFaults,
  };
  const queue = childrenOf(process.pid);
  for (let pid = queue.pop(); pid !== undefined; pid = queue.pop()) {
    if (except.has(pid)) continue;
    const child = stat(pid);
    if (child === undefined) continue;
    // One that has ended and that its parent has not yet looked after has times, but no memory.
    const memory = residentOf(pid) ?? { resident: 0, peak: 0 };
    use.user += child.user + child.endedUser;
    use.system += child.system + child.endedSystem;
    use.resident += memory.resident;
    use.peak += memory.peak;
    use.pids.push(pid);
    queue.push(...childrenOf(pid));
  }
  return use;
}

/**
 * Lets the peak of a process count from now on. True if the system has done so.
 * @see proc(5), /proc/pid/clear_refs
 */
export function resetPeak(pid: number): boolean {
  if (process.platform !== "linux") return false;
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, "5");
    return true;
  } catch {
    return false;
  }
}

/** Resident memory and its peak in bytes, from /proc; `undefined` when the process has ended. */
export function residentOf(pid: number): { resident: number; peak: number } | undefined {
  const status = read(`/proc/${pid}/status`);
  const kilobytes = (field: string) => new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(status)?.[1];
  const resident = kilobytes("VmRSS");
  const peak = kilobytes("VmHWM");
  if (resident === undefined || peak === undefined) return undefined;
  return { resident: Number(resident) * 1024, peak: Number(peak) * 1024 };
}

function childrenOf(pid: number): number[] {
  let threads: string[];
  try {
    threads = readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
  return threads.flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(" ").filter(Boolean).map(Number),
  );
}

function stat(pid: number) {
  const text = read(`/proc/${pid}/stat`);
  if (text === "") return undefined;
  // The second field is the program's name in brackets, which may hold blanks and brackets.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const field = (n: number) => Number(fields[n - 3]);
  const ticks = (n: number) => field(n) * 10;
  return {
    endedFaults: field(11) + field(13),
    user: ticks(14),
    system: ticks(15),
    endedUser: ticks(16),
    endedSystem: ticks(17),
  };
}

/** A process may end between two reads: then there is nothing to read. */
function read(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
