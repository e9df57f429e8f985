export { experiments, type SourceName, sources } from "./articles.js";
export type { Experiment, PublishedResult, PublishedSource } from "./experiment.js";
export { findExperiment } from "./find-experiment.js";
export { type PublishedSpeedup, publishedSpeedups } from "./speedups.js";
