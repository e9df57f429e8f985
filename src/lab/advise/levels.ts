import { median, speedup } from "../stats/index.js";
import type { Expectation } from "./advice.js";
import type { Level } from "./readings.js";

/** How many times as fast as `alone` a level is, by the medians. */
export function gain(alone: Level, level: Level): number {
  return median(alone.perCall) / median(level.perCall);
}

/** The least at once that comes within a twentieth of the fastest. */
export function bestOf(levels: readonly Level[]): Level {
  const fastest = Math.min(...levels.map((level) => median(level.perCall)));
  return levels.find((level) => median(level.perCall) <= fastest / 0.95)!;
}

/** Whether the last step up still brought a fifth: then the end has not been reached. */
export function isRising(levels: readonly Level[]): boolean {
  const [before, last] = levels.slice(-2);
  return before !== undefined && last !== undefined && gain(before, last) >= 1.2;
}

/** Cores that were at work, over all threads and children; NaN if unknown. */
export function coresAtWork({ cpu, perCall }: Level): number {
  return cpu / median(perCall);
}

/** The speedup from one level to another, with its interval. */
export function measured(alone: Level, level: Level, atLeast = false): Expectation {
  return { ...speedup(alone.perCall, level.perCall), measured: true, atLeast };
}
