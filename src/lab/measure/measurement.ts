import { bootstrapInterval, median } from "../stats/index.js";
import type { Run } from "./run.js";

/**
 * What the rounds say of one rival. What this machine cannot tell is NaN, never a guess; whatever is
 * computed from it is NaN again, and every comparison with it is false.
 */
export interface Measurement {
  name: string;
  /** Milliseconds from call to result, one per round; the same place is the same round for all rivals. */
  wall: number[];
  /** The median of `wall`. */
  median: number;
  /** Lower end of the bootstrap interval of that median. */
  low: number;
  /** Upper end of the bootstrap interval of that median. */
  high: number;
  /** Milliseconds of processor time in the program's own code, over all threads and children; median. */
  user: number;
  /** Milliseconds of processor time in the system on its behalf, over all threads and children; median. */
  system: number;
  /** `user` and `system` together; median. */
  cpu: number;
  /** Share of the wall-clock time in which the event loop was at work, 0 to 1; median. */
  utilisation: number;
  /** The worst event-loop delay of any round, in milliseconds. */
  delay: number;
  /** Peak memory of any round, in bytes, over this process and its children. */
  memory: number;
  /** The most by which a round's peak lay above what was held when it began, in bytes. */
  grown: number;
  /** How many of the rounds kept were disturbed by other programs; 0 is a quiet machine. */
  disturbed: number;
  /** How many disturbed rounds were thrown away and repeated. */
  repeated: number;
  /** Each round kept, with all that was read off it. */
  runs: Run[];
  /** What the rival returned in its last round. */
  value: unknown;
}

/** What is known of a rival besides its runs. */
export interface RivalRecord {
  name: string;
  runs: Run[];
  value: unknown;
  disturbed: number;
  repeated: number;
}

/** Sums up the rounds of one rival. */
export function summarise({ name, runs, value, disturbed, repeated }: RivalRecord): Measurement {
  const wall = runs.map((run) => run.wall);
  const typical = (read: (run: Run) => number) => medianOrNaN(runs.map(read));
  const most = (read: (run: Run) => number) => Math.max(...runs.map(read));
  return {
    name,
    wall,
    median: median(wall),
    ...bootstrapInterval(wall),
    user: typical((run) => run.user),
    system: typical((run) => run.system),
    cpu: typical((run) => run.user + run.system),
    utilisation: typical((run) => run.utilisation),
    delay: most((run) => run.delay),
    memory: most((run) => run.memory),
    grown: most((run) => run.grown),
    disturbed,
    repeated,
    runs,
    value,
  };
}

/**
 * The measurement of this name.
 *
 * @throws RangeError when none has it; the message says which there are.
 */
export function named(measurements: readonly Measurement[], name: string): Measurement {
  const found = measurements.find((measurement) => measurement.name === name);
  if (found !== undefined) return found;
  const names = measurements.map((measurement) => `"${measurement.name}"`).join(", ");
  throw new RangeError(`no measurement is named "${name}"; there are ${names}`);
}

function medianOrNaN(values: readonly number[]): number {
  return values.every(Number.isFinite) ? median(values) : Number.NaN;
}
