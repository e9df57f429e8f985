import { dirname, resolve } from "node:path";
import type { Notebook } from "../notebook/index.js";
import { type FileMemo, factsOf } from "./file-facts.js";
import { namedFiles } from "./named-files.js";
import { runnableCells } from "./runnable-cells.js";

/**
 * The files of the project that running a notebook depends on: those that its cells name, and those
 * that these name in turn; see `namedFiles`.
 *
 * @returns Absolute paths, sorted; files that do not exist are left out.
 */
export function reachedFiles(
  notebook: Notebook,
  root: string,
  memo: FileMemo = new Map(),
): string[] {
  const folder = dirname(resolve(notebook.file));
  const reached = new Set(
    runnableCells(notebook).flatMap(({ source }) => namedFiles(source, folder, root)),
  );
  // A set gives its newest members too while it is walked.
  for (const file of reached) {
    for (const name of factsOf(file, root, memo)?.names ?? []) reached.add(name);
  }
  return [...reached].filter((file) => factsOf(file, root, memo)).sort();
}
