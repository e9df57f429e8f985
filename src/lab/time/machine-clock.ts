import { now } from "./clock.js";
import { type SleepOptions, sleep } from "./sleep.js";

/** What a program needs to know of time; a simulation hands in a clock of its own. */
export interface Clock {
  /** Milliseconds; only differences mean anything. */
  now(): number;
  /** Waits without holding the thread; rejects with the signal's reason when that aborts first. */
  sleep(ms: number, options?: SleepOptions): Promise<void>;
}

/** The clock of the machine: time really passes. */
export const machineClock: Clock = { now, sleep };
