export { type BenchOptions, openBench } from "./bench.js";
export { type AuditEntry, auditEntries } from "./entries.js";
export { fairRuns } from "./fair.js";
export type { Bench, Exhibit, Flaw, FlawName } from "./flaw.js";
export { flaws } from "./flaws.js";
export { programOf, type Relation, relations } from "./relations.js";
