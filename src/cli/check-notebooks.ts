import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  checkRules,
  type Notebook,
  NotebookError,
  type Problem,
  parseNotebook,
} from "../press/notebook/index.js";
import type { Compiler } from "./compiler-thread.js";
import { isLesson } from "./foreign-notebooks.js";
import type { NotebookFile } from "./notebook-files.js";

export interface CheckOptions {
  /** The project's folder. */
  root: string;
  /** Checks types, where it is not known that they are right. */
  compiler: Pick<Compiler, "problems">;
  /** Remembers what was found right, since parsing and the type check take seconds; `.overlap/cache`. */
  cache: string;
}

export interface CheckedNotebooks {
  /** In the order of their files. */
  all: Notebook[];
  /** The lessons among them, which were held to rules and types; others are as they are. */
  notebooks: Notebook[];
}

/** The last few states of the course, and of its notebooks: going back to one costs nothing. */
const TYPES_REMEMBERED = 8;
const RULES_REMEMBERED = 400;

/**
 * Reads notebooks, and holds them to the house rules and to strict types.
 *
 * @throws NotebookError with the problems of all of them.
 */
export async function checkNotebooks(
  files: readonly NotebookFile[],
  { root, compiler, cache }: CheckOptions,
): Promise<CheckedNotebooks> {
  const { notebooks: all, problems } = parseAll(files);
  const notebooks = all.filter(isLesson);
  const lessons = files.map(({ file }) => file.replace(/^.*[\\/]|\.ipynb$/g, ""));
  const program = readOrNothing(join(root, "dist", "compiled-from"));
  const rules = createRecord(join(cache, "rules"), RULES_REMEMBERED);
  for (const notebook of notebooks) {
    const state = digest({ notebook: digestOf(notebook), lessons, program });
    problems.push(...(await rules.problems(state, () => checkRules(notebook, { lessons }))));
  }
  if (problems.length === 0) {
    const types = createRecord(join(cache, "types"), TYPES_REMEMBERED);
    const state = digest({ code: notebooks.map(codeOf), program });
    problems.push(...(await types.problems(state, () => compiler.problems(notebooks))));
    types.close();
  }
  rules.close();
  if (problems.length > 0) throw new NotebookError(problems);
  return { all, notebooks };
}

/** What this process has parsed last: of a preview's notebooks one has changed. */
const parsed = new Map<string, { text: string; notebook: Notebook }>();

function parseAll(files: readonly NotebookFile[]) {
  const notebooks: Notebook[] = [];
  const problems: Problem[] = [];
  for (const { file, text } of files) {
    try {
      const known = parsed.get(file);
      const notebook = known?.text === text ? known.notebook : parseNotebook(text, file);
      parsed.set(file, { text, notebook });
      notebooks.push(notebook);
    } catch (error) {
      if (!(error instanceof NotebookError)) throw error;
      problems.push(...error.problems);
    }
  }
  return { notebooks, problems };
}

/** What was found right, by the digests of all that it depends on; the newest first, in a file. */
function createRecord(file: string, most: number) {
  const known = (readOrNothing(file) ?? "").split("\n").filter(Boolean);
  const right = new Set<string>();
  return {
    async problems(state: string, check: () => Problem[] | Promise<Problem[]>) {
      const problems = known.includes(state) ? [] : await check();
      if (problems.length === 0) right.add(state);
      return problems;
    },
    close(): void {
      if ([...right].every((state) => known.includes(state))) return;
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, [...new Set([...right, ...known])].slice(0, most).join("\n"));
    },
  };
}

/** Types depend on the code alone, and on what was compiled: `dist/compiled-from` is the digest of its sources. */
function codeOf({ id, cells }: Notebook): unknown {
  return [id, cells.filter(({ kind }) => kind === "code").map((cell) => [cell.id, cell.source])];
}

const digests = new WeakMap<Notebook, string>();

function digestOf(notebook: Notebook): string {
  const known = digests.get(notebook) ?? digest(notebook);
  digests.set(notebook, known);
  return known;
}

function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
