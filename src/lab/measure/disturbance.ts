import { cpus } from "node:os";
import { cpuTime, now, stolenTime } from "../time/index.js";
import { readChildren } from "./children.js";
import { aliveChildren, startedChildren } from "./spawned.js";

/** What the whole machine has done since it started, in milliseconds over all cores. */
export interface Load {
  /** Worked, or wanted to work while the host of a virtual machine let others work. */
  busy: number;
  idle: number;
  /** Of `busy`, what this process and all its children used; NaN where it cannot be told. */
  own: number;
  /**
   * Which children there were, where what one used is lost when it ends; the same text before and
   * after means that nothing was lost.
   */
  children: string;
}

/** What the machine did beside a run. */
export interface Beside {
  /** Milliseconds of wall-clock time. */
  wall: number;
  /** Cores that other programs used on average; NaN where it cannot be told. */
  foreign: number;
  /** Cores that nobody used on average. */
  idle: number;
}

/** Reads the load. The operating system counts it in steps of about 10 ms a core. */
export async function readLoad(): Promise<Load> {
  // For a program on a virtual machine, the machine's other guests are other programs too.
  let busy = stolenTime();
  let idle = 0;
  for (const { times } of cpus()) {
    busy += times.user + times.nice + times.sys + times.irq;
    idle += times.idle;
  }
  return { busy, idle, ...(await ownUse()) };
}

async function ownUse(): Promise<{ own: number; children: string }> {
  const own = cpuTime();
  const use = await readChildren(new Set());
  if (use === undefined) {
    const alive = aliveChildren().length > 0;
    return { own: alive ? Number.NaN : own, children: `${startedChildren()} started` };
  }
  const keepsEnded = !Number.isNaN(use.ended);
  const pids = use.pids.sort((a, b) => a - b).join(" ");
  return {
    own: own + use.user + use.system,
    children: keepsEnded ? "" : `${startedChildren()} started, alive: ${pids}`,
  };
}

/** What others did between two readings that lie `wall` milliseconds apart. */
export function beside(before: Load, after: Load, wall: number): Beside {
  const own = before.children === after.children ? after.own - before.own : Number.NaN;
  const foreign = after.busy - before.busy - own;
  return {
    wall,
    foreign: Math.max(0, foreign) / wall,
    idle: Math.max(0, after.idle - before.idle) / wall,
  };
}

/**
 * Whether other programs took processor time that the run would have wanted: they used more than a
 * fifth of a core, and no half core was left over. One that runs beside a program that waits takes
 * nothing from it.
 *
 * A count in steps says little of a short run: what the steps alone could make is left out.
 *
 * @param cores How many cores `idle` and `foreign` were counted over.
 */
export function isDisturbed({ wall, foreign, idle }: Beside, cores: number): boolean {
  const doubt = (10 * Math.sqrt(2 * cores)) / wall;
  return foreign - doubt > 0.2 && idle < 0.5;
}

/** How many times slower than at its best the core computes now; 1 is the best seen so far. */
export type Calibration = () => number;

/**
 * Makes a calibration: a fixed computation of half a millisecond, whose fastest of six is compared
 * with the fastest since. It notices what no account shows: a neighbour on the other thread of the
 * same core, a neighbour of a virtual machine, a processor that got hot.
 */
export function createCalibration(): Calibration {
  let best = Number.POSITIVE_INFINITY;
  const calibrate = () => {
    const fastest = Math.min(...Array.from({ length: 6 }, spin));
    best = Math.min(best, fastest);
    return fastest / best;
  };
  // The first calls run before the compiler has optimised the loop.
  for (let i = 0; i < 3; i++) calibrate();
  return calibrate;
}

/** A slowdown that no timer tick explains. */
export const slowCore = 1.3;

function spin(): number {
  const start = now();
  let word = 1;
  for (let i = 0; i < 250_000; i++) {
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
  }
  // Never so; keeps the loop from being compiled away.
  if (word === 0) return 0;
  return now() - start;
}
