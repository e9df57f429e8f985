import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { now } from "../lab/time/index.js";
import type { Finding, Place } from "./finding.js";

/** What was read of the clock; milliseconds. */
export interface ClockReadings {
  /** One after the other in this process. */
  own: readonly number[];
  /** Read in another process, after `before` and before `after` were read in this one. */
  other: { before: number; theirs: number; after: number };
}

const READINGS = 20_000;
/** A hundredth of the shortest latency of the lessons. */
const COARSE_MS = 0.1;

/** Whether the clock only goes forward, in small steps, and is the same in every process. */
export async function checkClock({ signal }: Place): Promise<Finding> {
  const own = Array.from({ length: READINGS }, now);
  const before = now();
  const theirs = await readElsewhere(signal);
  return judgeClock({ own, other: { before, theirs, after: now() } });
}

export function judgeClock({ own, other }: ClockReadings): Finding {
  const check = "clock";
  const steps = own.slice(1).map((time, i) => time - own[i]!);
  const forward = steps.filter((step) => step > 0);
  const step = forward.length > 0 ? Math.min(...forward) : Number.POSITIVE_INFINITY;
  const wrong = steps.some((step) => step < 0)
    ? "it runs backwards at times"
    : step > COARSE_MS
      ? `its steps are coarser than ${COARSE_MS} ms`
      : other.theirs < other.before || other.theirs > other.after
        ? "another process reads another time, so timelines of processes cannot be compared"
        : undefined;
  if (wrong === undefined) {
    const says = `goes forward in steps of ${Math.ceil(step * 1000)} µs or less, the same in two processes`;
    return { check, mark: "ok", says };
  }
  const mend =
    "run the course outside this virtual machine, or restart it (on Linux, see cat /sys/devices/system/clocksource/clocksource0/current_clocksource)";
  return { check, mark: "warning", says: wrong, mend };
}

async function readElsewhere(signal: AbortSignal): Promise<number> {
  const module = new URL("../lab/time/index.js", import.meta.url).href;
  const code = `import { now } from ${JSON.stringify(module)}; console.log(now());`;
  const args = ["--input-type=module", "-e", code];
  const { stdout } = await promisify(execFile)(process.execPath, args, { signal });
  return Number(stdout);
}
