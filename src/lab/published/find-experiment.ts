import { experiments, type SourceName } from "./articles.js";
import type { Experiment } from "./experiment.js";

/**
 * The experiment of an article on a task; where it has several, the one whose description contains
 * `about`.
 *
 * @throws RangeError when there is not exactly one.
 */
export function findExperiment(
  source: SourceName,
  task: Experiment["task"],
  about = "",
): Experiment {
  const found = experiments.filter(
    (one) => one.source === source && one.task === task && one.what.includes(about),
  );
  const [only] = found;
  if (only && found.length === 1) return only;
  const wanted = [source, task, about].filter((word) => word !== "").join(", ");
  throw new RangeError(`expected one experiment on ${wanted}; found ${found.length}`);
}
