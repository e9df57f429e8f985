// What a kernel loads before tslab, whose script is the program that it runs.
import { compileOnce } from "./compile-once.js";

const [, script] = process.argv;
if (script !== undefined) compileOnce(script);
