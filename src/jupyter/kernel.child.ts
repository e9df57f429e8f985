// What Jupyter starts as the kernel: tslab, which ends when Jupyter does. Jupyter ends its kernels
// itself, but not when it is killed, and not always when one is at work.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { compileOnce } from "../press/kernel/compiler/index.js";
import { recordProgress } from "./record-progress.js";

const PERIOD_MS = 1000;
const parent = process.ppid;
const [, , script] = process.argv;
if (script === undefined) throw new Error("expected the path of tslab as the first argument");

setInterval(() => {
  if (process.ppid !== parent || !isAlive(parent)) process.kill(process.pid, "SIGKILL");
}, PERIOD_MS).unref();

recordProgress(script, fileURLToPath(new URL("../../.learn/progress.json", import.meta.url)));

compileOnce(script);
// To tslab it looks as if it had been called by itself.
process.argv.splice(1, 1);
createRequire(import.meta.url)(script);

/** On Windows an orphan keeps its parent's number. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
