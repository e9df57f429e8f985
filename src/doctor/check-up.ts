import { checkClock } from "./clock.js";
import { checkCores } from "./cores.js";
import { checkDisk } from "./disk.js";
import type { Check, Finding, Place } from "./finding.js";
import { checkJupyter } from "./jupyter.js";
import { checkKernel } from "./kernel.js";
import { checkLoopback } from "./loopback.js";
import { checkMemory } from "./memory.js";
import { checkNode } from "./node-version.js";
import { checkOpenFiles } from "./open-files.js";
import { checkPackages } from "./packages.js";
import { checkQuiet } from "./quiet.js";
import { checkTslab } from "./tslab.js";

/** By the names of what they look at; in this order. */
const quickChecks: Record<string, Check> = {
  "Node.js": checkNode,
  packages: checkPackages,
  processors: checkCores,
  memory: checkMemory,
  "open files": checkOpenFiles,
  disk: checkDisk,
  loopback: checkLoopback,
  clock: checkClock,
  quiet: checkQuiet,
  tslab: checkTslab,
};

/**
 * Looks at everything that the course needs of this machine, and leaves nothing behind.
 *
 * @param tell Is given each finding as soon as it and all before it are there.
 * @throws The reason of `signal`.
 */
export async function checkUp(place: Place, tell: (finding: Finding) => void): Promise<Finding[]> {
  const findings: Finding[] = [];
  const add = (finding: Finding) => {
    findings.push(finding);
    tell(finding);
  };
  // One at a time, and before the programs that make the machine busy.
  for (const [name, check] of Object.entries(quickChecks)) {
    place.signal.throwIfAborted();
    add(await look(name, place, check));
  }
  const jupyter = look("Jupyter", place, checkJupyter);
  const kernel = checkKernel(place);
  // Should it fail, it is awaited below.
  kernel.catch(() => {});
  add(await jupyter);
  for (const finding of await kernel) add(finding);
  return findings;
}

/** What cannot be looked at may still be well. */
async function look(name: string, place: Place, check: Check): Promise<Finding> {
  try {
    return await check(place);
  } catch (error) {
    place.signal.throwIfAborted();
    const says = `could not be looked at: ${(error as Error).message.split("\n")[0]}`;
    return { check: name, mark: "warning", says, mend: "npm ci --ignore-scripts, and look again" };
  }
}
