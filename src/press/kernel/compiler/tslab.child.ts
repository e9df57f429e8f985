// What a kernel's process runs: tslab, whose compiler has been changed before. (An option like
// `--import` would do the same, but be handed down to each thread and process that a cell starts.)
import { createRequire } from "node:module";
import { compileOnce } from "./compile-once.js";
import { outliveInterrupts } from "./outlive-interrupts.js";

const [, , script] = process.argv;
if (script === undefined) throw new Error("expected the path of tslab as the first argument");
compileOnce(script);
outliveInterrupts();
// To tslab it looks as if it had been called by itself.
process.argv.splice(1, 1);
createRequire(import.meta.url)(script);
