import { findExperiment, type PublishedResult, publishedSpeedups } from "../published/index.js";
import type { AuditEntry } from "./entries.js";

/** One published figure and its counterpart here, both as times as fast as sequential. */
export interface Relation {
  entry: string;
  model: string;
  workers?: number;
  /** Missing where the article claims something and prints no time. */
  published?: number;
  /** Missing where nothing comparable was run. */
  here?: number;
  /** The name of the program that was run here. */
  program: string;
}

/**
 * Sets the figures of an experiment beside fair runs in the same relation.
 *
 * @param here How many times as fast as sequential a program was; see {@link programOf} for names.
 */
export function relations(
  entry: AuditEntry,
  here: (program: string) => number | undefined,
): Relation[] {
  const experiment = findExperiment(entry.source, entry.task, entry.about);
  const printed = publishedSpeedups(experiment);
  return experiment.results
    .filter(({ model }) => model !== "sequential")
    .map((result) => {
      const { model, workers } = result;
      const program = programOf(entry, result);
      const published = printed.find(
        (one) => one.model === model && one.workers === workers,
      )?.speedup;
      const speedup = here(program);
      return {
        entry: entry.id,
        model,
        program,
        ...(workers !== undefined && { workers }),
        ...(published !== undefined && { published }),
        ...(speedup !== undefined && { here: speedup }),
      };
    });
}

/** The program that stands for a result: `download, threads × 5`, `sums, processes`. */
export function programOf({ id, task }: AuditEntry, { model, workers }: PublishedResult): string {
  if (task !== "download") return `${work[id] ?? task}, ${model}`;
  if (/event loop/.test(model)) return `download, ${model}`;
  // Where an article does not say how many, four come nearest to what it printed.
  return `download, ${model} × ${workers ?? 4}`;
}

const work: Record<string, string> = {
  "csrgxtu-compute": "twenty sums",
  "notes-compute": "twenty sums",
  "csdn-compute": "one large sum",
  "smarlowucf-recursive": "recursive fib",
  "smarlowucf-iterative": "iterative fib",
};
