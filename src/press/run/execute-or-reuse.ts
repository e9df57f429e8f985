import type { Notebook } from "../notebook/index.js";
import { readCache, writeCache } from "./cache.js";
import { cacheKey } from "./cache-key.js";
import { type ExecuteNotebookOptions, executeNotebook } from "./execute-notebook.js";
import type { Execution } from "./execution.js";
import type { FileMemo } from "./file-facts.js";

export interface ExecuteOrReuseOptions extends ExecuteNotebookOptions {
  /** The cache's folder, `.overlap/cache`. */
  cache: string;
  /** Executes even where an execution is kept; default false. */
  fresh?: boolean | undefined;
  /** See {@link cacheKey}. */
  memo?: FileMemo | undefined;
}

/**
 * The outputs of a notebook: those that were kept where nothing they depend on has changed, else
 * those of a new execution, which is kept.
 *
 * @throws As `executeNotebook`. That the cache cannot be written is a note, no error.
 */
export async function executeOrReuse(
  notebook: Notebook,
  { cache, fresh = false, memo = new Map(), ...options }: ExecuteOrReuseOptions,
): Promise<Execution> {
  const { onProgress, env, root } = options;
  const lesson = notebook.id;
  const environment = { ...process.env, ...env };
  const key = cacheKey(notebook, { root, environment, memo });
  const kept = fresh ? undefined : readCache(cache, notebook, key);
  if (kept) {
    onProgress?.({ type: "lesson-end", lesson, seconds: 0, outcome: "cached" });
    return kept;
  }
  const execution = await executeNotebook(notebook, options);
  try {
    // Somebody may have compiled or edited while the lesson ran.
    if (cacheKey(notebook, { root, environment }) === key) writeCache(cache, key, execution);
  } catch (error) {
    const message = `its outputs could not be kept: ${error instanceof Error ? error.message : error}`;
    onProgress?.({ type: "note", lesson, message });
  }
  return execution;
}
