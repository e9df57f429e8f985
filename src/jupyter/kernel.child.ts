// What Jupyter starts as the kernel: tslab, which ends when Jupyter does. Jupyter ends its kernels
// itself, but not when it is killed, and not always when one is at work.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { watchCells } from "../lab/cell/index.js";
import { compileOnce, outliveInterrupts } from "../press/kernel/compiler/index.js";
import { watchForgottenAwaits } from "./forgotten-awaits.js";
import { recordProgress } from "./record-progress.js";
import { tellErrors } from "./tell-errors.js";

const PERIOD_MS = 1000;
const parent = process.ppid;
const [, , script] = process.argv;
if (script === undefined) throw new Error("expected the path of tslab as the first argument");

setInterval(() => {
  if (process.ppid !== parent || !isAlive(parent)) process.kill(process.pid, "SIGKILL");
}, PERIOD_MS).unref();

const root = dirname(fileURLToPath(new URL("../../package.json", import.meta.url)));
const load = createRequire(import.meta.url);
// These before tslab is loaded, which the others do.
compileOnce(script);
outliveInterrupts();
const { compiled } = watchForgottenAwaits(script);
watchCells(load(join(dirname(script), "..", "dist", "jupyter.js")));
recordProgress(script, join(process.env.OVERLAP_LEARN ?? join(root, ".learn"), "progress.json"));
tellErrors(script, root, compiled);

// Deep below a cell ten lines of a stack do not reach up to it.
Error.stackTraceLimit = 40;

// tslab warns of messages that it does not know, JupyterLab sends some, and the warning would stand
// below the learner's last cell.
const { warn } = console;
console.warn = (...args) => {
  if (!/^unknown msg_type: /.test(String(args[0]))) warn(...args);
};

// To tslab it looks as if it had been called by itself.
process.argv.splice(1, 1);
load(script);

/** On Windows an orphan keeps its parent's number. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
