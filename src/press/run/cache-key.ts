import { join } from "node:path";
import { kernelInfo } from "../kernel/index.js";
import type { Notebook } from "../notebook/index.js";
import { type FileMemo, factsOf, sha256 } from "./file-facts.js";
import { reachedFiles } from "./reached-files.js";
import { runnableCells } from "./runnable-cells.js";

export interface CacheKeyOptions {
  /** The project's folder. */
  root: string;
  /** Default: this process's. */
  environment?: NodeJS.ProcessEnv;
  /** What is known of files, so that one build reads each once. */
  memo?: FileMemo;
}

// The tags that change what a run does.
const TAGS = ["raises-exception", "skip-execution"];

// The factor on all times, the limit on rounds, and where queues are kept.
const VARIABLES = ["OVERLAP_SCALE", "OVERLAP_ROUNDS", "QUEUE_URL", "REDIS_URL"];

/**
 * A digest of all that the outputs of a notebook depend on: its code cells in order (id, source and
 * the tags that matter), the project's files that they reach, the lock file, the versions of Node
 * and of the kernel, and the variables that lessons obey. Prose does not count.
 *
 * @throws KernelStartError when the kernel is missing.
 */
export function cacheKey(
  notebook: Notebook,
  { root, environment = process.env, memo = new Map() }: CacheKeyOptions,
): string {
  const cells = runnableCells(notebook).map(({ id, source, tags }) => [
    id,
    source,
    TAGS.filter((tag) => tags.includes(tag)),
  ]);
  const files = [join(root, "package-lock.json"), ...reachedFiles(notebook, root, memo)].map(
    (file) => {
      const facts = factsOf(file, root, memo);
      return [facts?.path, facts?.digest];
    },
  );
  const variables = VARIABLES.map((name) => environment[name] ?? "");
  return sha256(JSON.stringify({ cells, files, kernel: kernelInfo(root), variables }));
}
