import { cpus } from "node:os";
import { performance } from "node:perf_hooks";
import { now } from "../time/index.js";
import { beside, isDisturbed, readLoad } from "./disturbance.js";
import type { LoopWatch } from "./loop-delay.js";
import { type Usage, type UsageWatch, watchUsage } from "./usage.js";

/** What was read off one run of one rival. */
export interface Run extends Usage {
  /** Milliseconds from the call to the result. */
  wall: number;
  /** Share of that time in which the event loop of this thread was at work, 0 to 1. */
  utilisation: number;
  /** Milliseconds by which a timer of this thread that was due had to wait, at worst. */
  delay: number;
  /** Cores that other programs used meanwhile, on average; NaN where it cannot be told. */
  foreign: number;
  /** Whether other programs took processor time that the run would have wanted. */
  disturbed: boolean;
}

/** A program to be measured; the signal aborts when the measurement gives up on it. */
export type Rival = (signal: AbortSignal) => unknown;

export interface WatchOptions {
  /** Processes that are not part of the work, with their children. */
  except: ReadonlySet<number>;
  /** Watches the event loop of this thread. */
  loop: LoopWatch;
}

/**
 * Runs a rival once and reads off what it used.
 *
 * @throws What the rival throws; the signal's reason when it aborts first.
 */
export async function watchRun(
  rival: Rival,
  signal: AbortSignal,
  { except, loop }: WatchOptions,
): Promise<{ run: Run; value: unknown }> {
  let usage: UsageWatch | undefined;
  try {
    await loop.begin();
    const load = await readLoad();
    usage = await watchUsage(except);
    const utilisation = performance.eventLoopUtilization();
    const start = now();
    const value = await orAborted(rival(signal), signal);
    const wall = now() - start;
    const { utilization } = performance.eventLoopUtilization(utilisation);
    const used = usage.end();
    const around = beside(load, await readLoad(), wall);
    const run: Run = {
      ...(await used),
      wall,
      utilisation: utilization,
      delay: await loop.worst(),
      foreign: around.foreign,
      disturbed: isDisturbed(around, cpus().length),
    };
    return { run, value };
  } finally {
    usage?.close();
  }
}

async function orAborted(work: unknown, signal: AbortSignal): Promise<unknown> {
  let onAbort: () => void = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
