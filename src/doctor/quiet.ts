import { availableParallelism } from "node:os";
import {
  type Beside,
  beside,
  createCalibration,
  isDisturbed,
  readLoad,
  slowCore,
} from "../lab/measure/index.js";
import { median } from "../lab/stats/index.js";
import { now, sleep } from "../lab/time/index.js";
import type { Finding, Place } from "./finding.js";

const LOOKS = 8;
const EVERY_MS = 100;

/**
 * Whether other programs would spoil measurements. Nothing else of ours may run meanwhile.
 */
export async function checkQuiet({ signal }: Place): Promise<Finding> {
  const calibrate = createCalibration();
  const slowdowns: number[] = [];
  const start = now();
  const before = await readLoad();
  for (let look = 0; look < LOOKS; look++) {
    await sleep(EVERY_MS, { signal });
    slowdowns.push(calibrate());
  }
  const seen = beside(before, await readLoad(), now() - start);
  return judgeQuiet(seen, median(slowdowns), availableParallelism());
}

/** @param slowdown How many times slower than at its best a core mostly computed. */
export function judgeQuiet(seen: Beside, slowdown: number, cores: number): Finding {
  const check = "quiet";
  const others = "claims that compare times may fail, and say so";
  // Lessons use every core, so one that is idle now makes nothing good.
  if (isDisturbed({ ...seen, idle: 0 }, cores)) {
    const used = seen.foreign.toFixed(1);
    const says = `other programs use ${used} of ${cores} processors: ${others}`;
    const mend =
      process.platform === "win32"
        ? "close what the Task Manager shows at its top"
        : "close what top shows in its first lines";
    return { check, mark: "warning", says, mend };
  }
  if (slowdown > slowCore) {
    const says = `the processor mostly ran ${slowdown.toFixed(1)} times slower than at its best: ${others}`;
    const mend = "plug in the power supply, leave power-saving mode, let it cool down";
    return { check, mark: "warning", says, mend };
  }
  return { check, mark: "ok", says: "no other program takes processor time worth naming" };
}
