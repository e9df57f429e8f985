import { execFile } from "node:child_process";
import type { ChildrenUse } from "./children.js";
import { unnoticed } from "./spawned.js";

/** A line of `ps`. */
interface Row {
  pid: number;
  parent: number;
  resident: number;
  user: number;
  system: number;
}

/**
 * Reads the children with `ps`; `undefined` where there is none. Processor time is read on macOS
 * alone: elsewhere the columns of these names mean other things, and it is NaN.
 */
export async function psChildren(except: ReadonlySet<number>): Promise<ChildrenUse | undefined> {
  if (process.platform === "win32") return undefined;
  const listing = await ps();
  return listing === undefined ? undefined : sumBelow(process.pid, parsePs(listing), except);
}

/** Reads lines of `pid ppid rss utime stime`; times as `[[days-]hours:]minutes:seconds`. */
export function parsePs(listing: string): Row[] {
  return listing
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields.length >= 3)
    .map(([pid, parent, kilobytes, user = "", system = ""]) => ({
      pid: Number(pid),
      parent: Number(parent),
      resident: Number(kilobytes) * 1024,
      user: milliseconds(user),
      system: milliseconds(system),
    }));
}

/** Sums what the processes below `root` use, without those of `except` and what is below them. */
export function sumBelow(
  root: number,
  rows: readonly Row[],
  except: ReadonlySet<number>,
): ChildrenUse {
  const use: ChildrenUse = {
    user: 0,
    system: 0,
    resident: 0,
    peak: 0,
    pids: [],
    ended: Number.NaN,
  };
  const queue = [root];
  for (let parent = queue.pop(); parent !== undefined; parent = queue.pop()) {
    for (const row of rows) {
      if (row.parent !== parent || row.pid === parent || except.has(row.pid)) continue;
      use.user += row.user;
      use.system += row.system;
      use.resident += row.resident;
      use.peak += row.resident;
      use.pids.push(row.pid);
      queue.push(row.pid);
    }
  }
  return use;
}

function milliseconds(time: string): number {
  const parts = /^(?:(\d+)-)?(?:(\d+):)?(\d+):(\d+(?:\.\d+)?)$/.exec(time);
  if (parts === null) return Number.NaN;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((p) => Number(p ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other: two of them would list each other as children of this process. */
function ps(): Promise<string | undefined> {
  const listing = last.then(runPs);
  last = listing;
  return listing;
}

function runPs(): Promise<string | undefined> {
  const times = process.platform === "darwin" ? ["utime=", "stime="] : [];
  const columns = ["pid=", "ppid=", "rss=", ...times].flatMap((name) => ["-o", name]);
  return new Promise((resolve) => {
    const child = unnoticed(() =>
      execFile("ps", ["-A", ...columns], { timeout: 2000 }, (error, stdout) => {
        // It lists itself, as a child of ours.
        const self = new RegExp(`^\\s*${child.pid}\\s.*$`, "m");
        resolve(error === null ? stdout.replace(self, "") : undefined);
      }),
    );
  });
}
