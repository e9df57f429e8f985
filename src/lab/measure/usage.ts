import { type ChildrenUse, readChildren, resetPeak } from "./children.js";
import { watchOwnPeak } from "./own-peak.js";
import { aliveChildren, watchSpawns } from "./spawned.js";

/** What one run used, with all threads of this process and all child processes. */
export interface Usage {
  /** Milliseconds of processor time in the program's own code; NaN where it cannot be told. */
  user: number;
  /** Milliseconds of processor time in the system on the program's behalf; NaN where it cannot be told. */
  system: number;
  /** Bytes of memory at the peak; NaN where it cannot be told. */
  memory: number;
  /** Bytes by which that peak lies above what was held when the run began; NaN as above. */
  grown: number;
}

/** Where a run's use began. */
export interface UsageWatch {
  /** Reads it off; what happens after the call is not counted. */
  end(): Promise<Usage>;
  /** Stops the sampling; does nothing after `end`. */
  close(): void;
}

/** Milliseconds between two looks at the children, and at memory where no peak can be had. */
const interval = 25;

/**
 * Begins to watch what this process and its children use.
 *
 * Processor time of this process and its threads is exact, that of children comes in steps of 10 ms.
 * The peak of this process is the kernel's own record on Linux; elsewhere too if the run went above
 * everything before it, and sampled if not. To it come the children that are alive at once, with the
 * peak of each; memory that processes share counts in each of them. Outside Linux the children of
 * blocking calls, such as `execFileSync`, are not seen.
 *
 * @param except Processes that are not part of the work (a server), with their children.
 */
export async function watchUsage(except: ReadonlySet<number>): Promise<UsageWatch> {
  const before = await readChildren(except);
  const bystanders = [...except].filter(isAlive);
  const spawned = aliveChildren().filter(({ pid }) => pid === undefined || !except.has(pid));
  const seen = new Set(before?.pids);
  let children = before?.resident ?? 0;
  let looking: Promise<unknown> | undefined;

  const look = async () => {
    const use = await readChildren(except);
    children = Math.max(children, use?.peak ?? 0);
    for (const pid of use?.pids ?? []) seen.add(pid);
    return use;
  };
  const sample = () => {
    peak.sample();
    if (looking !== undefined || seen.size + spawned.length === 0) return;
    looking = look().finally(() => {
      looking = undefined;
    });
  };
  let timer: NodeJS.Timeout | undefined;
  const startSampling = () => {
    timer ??= setInterval(sample, interval).unref();
  };
  const unwatch = watchSpawns((child) => {
    spawned.push(child);
    startSampling();
  });
  const close = () => {
    clearInterval(timer);
    unwatch();
  };

  for (const pid of seen) resetPeak(pid);
  const peak = watchOwnPeak(interval);
  if (!peak.exact || seen.size > 0) startSampling();
  const cpu = process.cpuUsage();
  return {
    close,
    async end() {
      const own = process.cpuUsage(cpu);
      const ownPeak = peak.end();
      close();
      await looking;
      const after = await look();
      const pids = spawned.flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
      const known = { before, after, seen, spawned: pids };
      const memory = peakIsKnown(known) ? ownPeak + children : Number.NaN;
      const { user, system } = bystanders.every(isAlive) ? childrenCpu(known) : unknownCpu;
      return {
        user: own.user / 1000 + user,
        system: own.system / 1000 + system,
        memory,
        grown: Math.max(0, memory - peak.start - (before?.resident ?? 0)),
      };
    },
  };
}

interface Known {
  before: ChildrenUse | undefined;
  after: ChildrenUse | undefined;
  /** Children that were looked at while they were alive. */
  seen: ReadonlySet<number>;
  /** Children that this thread is known to have started. */
  spawned: readonly number[];
}

const unknownCpu = { user: Number.NaN, system: Number.NaN };

/** Milliseconds that the children used between two readings; NaN when part of it was lost. */
export function childrenCpu({ before, after, seen, spawned }: Known): {
  user: number;
  system: number;
} {
  if (before === undefined || after === undefined) {
    return spawned.length === 0 ? { user: 0, system: 0 } : unknownCpu;
  }
  if (seen.size === 0 && spawned.length === 0 && Number.isNaN(after.ended)) {
    return { user: 0, system: 0 };
  }
  const keepsEnded = !Number.isNaN(after.ended);
  const allThere = [...seen, ...spawned].every((pid) => after.pids.includes(pid));
  const user = after.user - before.user;
  const system = after.system - before.system;
  // Less than before: one has ended and its parent did not take over its account.
  if (!(keepsEnded || allThere) || user < 0 || system < 0) return unknownCpu;
  return { user, system };
}

/** Whether every child that lived was looked at, so that the sum of the peaks leaves none out. */
export function peakIsKnown({ before, after, seen, spawned }: Known): boolean {
  if (before === undefined || after === undefined) return spawned.length === 0;
  if (spawned.some((pid) => !seen.has(pid))) return false;
  const someEnded = [...seen].some((pid) => !after.pids.includes(pid));
  return someEnded || before.ended === after.ended || Number.isNaN(after.ended);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
