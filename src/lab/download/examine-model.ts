import type { Origin } from "../origin/index.js";
import { type ExamineOptions, examine, type Finding } from "./examine.js";
import type { Model } from "./models.js";
import type { Pool } from "./pool.js";
import { type PromiseName, promises } from "./promises.js";

/** What was found out about one promise of a model, beside what the model declares. */
export interface Examined extends Finding {
  promise: PromiseName;
  /** Why the model says that it cannot keep the promise; undefined where it says that it does. */
  excuse: string | undefined;
}

export interface ExamineModelOptions extends ExamineOptions {
  /** What to ask for; default: all promises. */
  names?: readonly PromiseName[] | undefined;
  /** A pool of the model's that is up; default: one with four in flight, opened and closed here. */
  pool?: Pool | undefined;
}

/**
 * Examines promises of a model, one after the other, as the contract tests do: with a pool where the
 * model has one, so that its start is paid once.
 */
export async function examineModel(
  { download, open, breaks }: Model,
  origin: Origin,
  {
    names = Object.keys(promises) as PromiseName[],
    pool: given,
    ...options
  }: ExamineModelOptions = {},
): Promise<Examined[]> {
  const pool = given ?? open?.({ concurrency: 4, workers: 2 });
  try {
    await pool?.ready();
    const examined: Examined[] = [];
    for (const promise of names) {
      const finding = await examine(pool?.download ?? download, promise, origin, options);
      examined.push({ promise, excuse: breaks[promise], ...finding });
    }
    return examined;
  } finally {
    if (pool !== given) await pool?.close();
  }
}
