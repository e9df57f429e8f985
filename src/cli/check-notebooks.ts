import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  checkCode,
  checkRules,
  codeAndNotes,
  type Notebook,
  NotebookError,
  type Problem,
  parseNotebook,
} from "../press/notebook/index.js";
import { sha256 } from "../press/run/index.js";
import type { Compiler } from "./compiler-thread.js";
import { isLesson, isOurKernels, picturesOf } from "./foreign-notebooks.js";
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
  all: FoundNotebook[];
  /** The lessons among them, which were held to rules and types; others are as they are. */
  notebooks: Notebook[];
}

/** A notebook that can be read. Only a lesson is held, which has no outputs in its file. */
export interface FoundNotebook {
  file: string;
  id: string;
  /** SHA-256 of its text. */
  digest: string;
  /** Whether our kernel runs it. */
  isOurKernels: boolean;
  /** How its prose names the pictures that it shows. */
  pictures: readonly string[];
  /** The notebook, where it is a lesson. */
  lesson?: Notebook | undefined;
}

/** The last few states of the course, and of its notebooks and their code: going back to one costs nothing. */
const TYPES_REMEMBERED = 8;
const RULES_REMEMBERED = 800;

/**
 * Reads notebooks, and holds them to the house rules and to strict types.
 *
 * @throws NotebookError with the problems of all of them.
 */
export async function checkNotebooks(
  files: Iterable<NotebookFile> | AsyncIterable<NotebookFile>,
  { root, compiler, cache }: CheckOptions,
): Promise<CheckedNotebooks> {
  const { all, lessons, problems } = await findAll(files);
  const notebooks = all.flatMap(({ lesson }) => lesson ?? []);
  const program = readOrNothing(join(root, "dist", "compiled-from"));
  const rules = createRecord(join(cache, "rules"), RULES_REMEMBERED);
  for (const notebook of notebooks) {
    const state = digest({ notebook: digestOf(notebook), lessons, program });
    const check = async () => {
      const { title: _, ...code } = codeAndNotes(notebook);
      const ofCode = digest({ code, program });
      const isCodeRight = (await rules.problems(ofCode, () => checkCode(notebook))).length === 0;
      return checkRules(notebook, { lessons, isCodeRight });
    };
    problems.push(...(await rules.problems(state, check)));
  }
  if (problems.length === 0 && notebooks.length > 0) {
    const types = createRecord(join(cache, "types"), TYPES_REMEMBERED);
    const state = digest({ code: notebooks.map(codeOf), program });
    problems.push(...(await types.problems(state, () => compiler.problems(notebooks))));
    types.close();
  }
  rules.close();
  if (problems.length > 0) throw new NotebookError(problems);
  return { all, notebooks };
}

/** What this process has found last: of a preview's notebooks one has changed. */
const found = new Map<string, FoundNotebook>();

async function findAll(files: Iterable<NotebookFile> | AsyncIterable<NotebookFile>) {
  const all: FoundNotebook[] = [];
  /** The ids of all, also of those that cannot be read. */
  const lessons: string[] = [];
  const problems: Problem[] = [];
  for await (const { file, text } of files) {
    lessons.push(file.replace(/^.*[\\/]|\.ipynb$/g, ""));
    const digest = sha256(text);
    try {
      const known = found.get(file);
      const one = known?.digest === digest ? known : toFound(parseNotebook(text, file), digest);
      found.set(file, one);
      all.push(one);
    } catch (error) {
      if (!(error instanceof NotebookError)) throw error;
      problems.push(...error.problems);
    }
  }
  return { all, lessons, problems };
}

function toFound(notebook: Notebook, digest: string): FoundNotebook {
  const { file, id } = notebook;
  return {
    file,
    id,
    digest,
    isOurKernels: isOurKernels(notebook),
    ...(isLesson(notebook)
      ? { lesson: notebook, pictures: [] }
      : // Copied, since a part of a text holds the whole of it.
        { pictures: structuredClone(picturesOf(notebook)) }),
  };
}

/**
 * A notebook that was found, whole.
 *
 * @throws Error when it has changed since.
 */
export async function readFound({ file, digest, lesson }: FoundNotebook): Promise<Notebook> {
  if (lesson) return lesson;
  const text = await readFile(file, "utf8").catch(() => "");
  if (sha256(text) === digest) return parseNotebook(text, file);
  throw new Error(`${file} has changed while the site was built: build again`);
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
  return sha256(JSON.stringify(value));
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
