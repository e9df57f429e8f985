import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Cells,
  checkRules,
  type Notebook,
  NotebookError,
  openCells,
  type Problem,
  parseNotebook,
} from "../press/notebook/index.js";
import type { NotebookFile } from "./notebook-files.js";

export interface CheckOptions {
  /** The project's folder. */
  root: string;
  /** The notebooks' folder. */
  folder: string;
  /** Remembers what was found right, since the type check takes seconds; `.overlap/cache`. */
  cache: string;
}

export interface CheckedNotebooks {
  notebooks: Notebook[];
  /** Their code in the compiler, which is slow to start: opened when first asked for. */
  cells(): Cells;
}

/** The last few states, so that going back to one costs nothing. */
const REMEMBERED = 8;

/**
 * Reads notebooks, and holds them to the house rules and to strict types.
 *
 * @throws NotebookError with the problems of all of them.
 */
export function checkNotebooks(
  files: readonly NotebookFile[],
  { root, folder, cache }: CheckOptions,
): CheckedNotebooks {
  const { notebooks, problems } = parseAll(files);
  let opened: Cells | undefined;
  const cells = () => {
    opened ??= openCells(notebooks, { root, folder });
    return opened;
  };
  const lessons = files.map(({ file }) => file.replace(/^.*[\\/]|\.ipynb$/g, ""));
  problems.push(...notebooks.flatMap((notebook) => checkRules(notebook, { lessons })));
  if (problems.length === 0) {
    problems.push(...rememberedProblems(cache, stateOf(notebooks, root), () => cells().problems()));
  }
  if (problems.length > 0) throw new NotebookError(problems);
  return { notebooks, cells };
}

function parseAll(files: readonly NotebookFile[]) {
  const notebooks: Notebook[] = [];
  const problems: Problem[] = [];
  for (const { file, text } of files) {
    try {
      notebooks.push(parseNotebook(text, file));
    } catch (error) {
      if (!(error instanceof NotebookError)) throw error;
      problems.push(...error.problems);
    }
  }
  return { notebooks, problems };
}

function rememberedProblems(cache: string, state: string, check: () => Problem[]): Problem[] {
  const record = join(cache, "types");
  const known = (readOrNothing(record) ?? "").split("\n");
  if (known.includes(state)) return [];
  const problems = check();
  if (problems.length === 0) {
    mkdirSync(cache, { recursive: true });
    writeFileSync(record, [state, ...known].slice(0, REMEMBERED).join("\n"));
  }
  return problems;
}

/** Types depend on the code, and on what was compiled: `dist/compiled-from` is the digest of its sources. */
function stateOf(notebooks: readonly Notebook[], root: string): string {
  const code = notebooks.map(({ id, cells }) => [
    id,
    cells.filter(({ kind }) => kind === "code").map((cell) => [cell.id, cell.source]),
  ]);
  const stamp = readOrNothing(join(root, "dist", "compiled-from"));
  return createHash("sha256").update(JSON.stringify({ code, stamp })).digest("hex");
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
