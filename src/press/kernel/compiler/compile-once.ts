import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { type Compiler, type WatchHost, watchCells } from "./cell-program.js";
import { type DocCompiler, readCommentsLate } from "./doc-comments.js";
import { requireKept } from "./kept-code.js";

const COMPILER = "@tslab/typescript-for-tslab";
const KEPT = fileURLToPath(new URL("../../../../.overlap/cache/compiler", import.meta.url));

/**
 * Lets the tslab of a script compile each cell once instead of twice, and start sooner: its compiler
 * comes with the machine code of an earlier start, and leaves doc comments aside until they are asked
 * for. To be called before tslab is loaded. Where its TypeScript is missing or not as expected, tslab
 * stays as it is.
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
  const compiler = requireKept(path, KEPT) as Compiler & DocCompiler;
  const loaded = require.cache[path];
  if (!loaded || typeof compiler.bindSourceFile !== "function") return;
  // Its members cannot be set: a copy takes its place.
  const members = Object.getOwnPropertyDescriptors(compiler);
  const createSourceFile = readCommentsLate(compiler);
  const createWatchProgram = (host: WatchHost) => watchCells(compiler, createSourceFile, host);
  loaded.exports = Object.defineProperties(
    {},
    { ...members, createWatchProgram: { value: createWatchProgram, enumerable: true } },
  );
}
