export { compileOnce } from "./compile-once.js";
export { outliveInterrupts } from "./outlive-interrupts.js";
