import { createRequire } from "node:module";
import type ts from "typescript";

let loaded: typeof ts | undefined;

/**
 * The compiler, loaded when it is first asked for: that takes a third of a second, and over a second
 * by `import`, which first scans its nine megabytes for the names it exports.
 */
export function typescript(): typeof ts {
  loaded ??= createRequire(import.meta.url)("typescript") as typeof ts;
  return loaded;
}
