export { compileOnce } from "./compile-once.js";
