import { setMaxListeners } from "node:events";
import type { Notebook } from "../press/notebook/index.js";
import type { Lesson } from "../press/page/index.js";
import {
  createReporter,
  executeOrReuse,
  findCache,
  lastSeconds,
  readCache,
  sha256,
} from "../press/run/index.js";
import type { LessonSource } from "../press/site/index.js";
import { type FoundNotebook, readFound } from "./check-notebooks.js";
import { toForeign } from "./foreign-notebooks.js";
import type { Program } from "./program.js";

export interface ExecutionOptions {
  /** The project's folder. */
  root: string;
  /** Keeps executions; `.overlap/cache`. */
  cache: string;
  /** The program that they are executions of. */
  program: Program;
  signal: AbortSignal;
  /** Whether a notebook is to be executed where no execution of it is kept. */
  isChosen(id: string): boolean;
  /** Execute even what the cache knows. */
  fresh: boolean;
  /** Milliseconds that a cell may take. */
  timeout: number;
  /** HTML and scripts that notebooks of others put out go into their pages as they are. */
  trust: boolean;
}

/**
 * Executes notebooks, or finds their executions. Their outputs stay in the cache until they are asked
 * for. One notebook at a time: lessons measure, and nothing may run beside them.
 */
export async function executeAll(
  notebooks: readonly FoundNotebook[],
  options: ExecutionOptions,
): Promise<LessonSource[]> {
  const { root, cache, program, signal, isChosen, fresh, timeout, trust } = options;
  const { keyOf, memo } = program;
  const isToRun = (found: FoundNotebook) => found.isOurKernels && isChosen(found.id);
  const chosen = notebooks.filter(isToRun);
  const reporter = createReporter({
    lessons: chosen.map(({ id }) => id),
    estimates: await estimatesOf(chosen, { ...options, keyOf }),
  });
  // A lesson's kernel listens to the signal once for each thing that it waits for.
  setMaxListeners(0, signal);
  try {
    const sources: LessonSource[] = [];
    for (const found of notebooks) {
      if (!found.isOurKernels) {
        sources.push(toSource(found, { trust }));
        continue;
      }
      const notebook = await readFound(found);
      const key = keyOf(notebook);
      const before = isToRun(found) && fresh ? undefined : findCache(cache, notebook, key);
      const { onProgress } = reporter;
      if (before) {
        if (isToRun(found))
          onProgress({ type: "lesson-end", lesson: found.id, seconds: 0, outcome: "cached" });
        const read = (one: Notebook) => readCache(cache, one, key);
        sources.push(
          toSource(found, { trust, cached: true, run: { digest: before.digest, read } }),
        );
      } else if (isToRun(found)) {
        const around = { root, cache, fresh, timeout, memo, signal, onProgress };
        const execution = await executeOrReuse(notebook, around);
        const after = findCache(cache, notebook, key);
        // Only what could not be kept is held here.
        const isKept = after?.date === execution.date;
        const read = isKept ? (one: Notebook) => readCache(cache, one, key) : () => execution;
        const digest = isKept ? after.digest : sha256(JSON.stringify(execution));
        sources.push(toSource(found, { trust, run: { digest, read } }));
      } else sources.push(toSource(found, { trust }));
    }
    return sources;
  } finally {
    reporter.close();
  }
}

interface Run {
  digest: string;
  read(notebook: Notebook): Lesson | undefined;
}

interface SourceOptions {
  trust: boolean;
  cached?: boolean;
  /** Its execution; default: it was not executed. */
  run?: Run;
}

function toSource(found: FoundNotebook, { trust, cached, run }: SourceOptions): LessonSource {
  const { id, file, pictures, lesson } = found;
  const foreign = () => (lesson ? {} : { foreign: toForeign(file, pictures, trust) });
  return {
    id,
    digest: sha256(JSON.stringify([file, found.digest, run?.digest, foreign()])),
    cached,
    async read() {
      const notebook = await readFound(found);
      const executed = run ? run.read(notebook) : { notebook };
      if (executed) return { ...executed, ...foreign() };
      throw new Error(`the kept execution of ${id} is gone: build again`);
    },
  };
}

/** Seconds that the lessons will take, by id: 0 where nothing will be executed. */
async function estimatesOf(
  chosen: readonly FoundNotebook[],
  { cache, fresh, keyOf }: ExecutionOptions & { keyOf(notebook: Notebook): string },
): Promise<Record<string, number>> {
  const estimates: Record<string, number> = {};
  for (const found of chosen) {
    const notebook = await readFound(found);
    const isKept = !fresh && findCache(cache, notebook, keyOf(notebook));
    const seconds = isKept ? 0 : lastSeconds(cache, found.id);
    if (seconds !== undefined) estimates[found.id] = seconds;
  }
  return estimates;
}
