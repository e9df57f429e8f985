import { median } from "../stats/index.js";
import type { Experiment, PublishedResult } from "./experiment.js";

/** One published result beside the sequential run of the same experiment. */
export interface PublishedSpeedup extends PublishedResult {
  /** How many times as fast as the sequential program, by the medians of the printed times. */
  speedup: number;
}

/**
 * What an experiment's models gained over its own sequential program. Results without a printed time
 * are left out.
 *
 * @throws RangeError when the experiment has no sequential result to compare with.
 */
export function publishedSpeedups({ what, results }: Experiment): PublishedSpeedup[] {
  const base = results.find(({ model }) => model === "sequential");
  if (!base) throw new RangeError(`expected a sequential result to compare with in "${what}"`);
  return results
    .filter(({ seconds }) => seconds.length > 0)
    .map((result) => ({ ...result, speedup: median(base.seconds) / median(result.seconds) }));
}
