import { createRequire } from "node:module";
import { type Compiler, type WatchHost, watchCells } from "./cell-program.js";

const COMPILER = "@tslab/typescript-for-tslab";

/**
 * Lets the tslab of a script compile each cell once instead of twice. To be called before tslab is
 * loaded. Where its TypeScript is missing or not as expected, tslab stays as it is.
 *
 * @param script The path of tslab's script.
 */
export function compileOnce(script: string): void {
  const require = createRequire(script);
  let path: string;
  try {
    path = require.resolve(COMPILER);
  } catch {
    return;
  }
  const compiler: Compiler = require(path);
  const loaded = require.cache[path];
  if (!loaded || typeof compiler.bindSourceFile !== "function") return;
  // Its members cannot be set: a copy takes its place.
  const members = Object.getOwnPropertyDescriptors(compiler);
  const createWatchProgram = (host: WatchHost) => watchCells(compiler, host);
  loaded.exports = Object.defineProperties(
    {},
    { ...members, createWatchProgram: { value: createWatchProgram, enumerable: true } },
  );
}
