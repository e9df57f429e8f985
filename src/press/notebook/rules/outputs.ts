import type { Rule } from "./rule.js";

/** Outputs come from the run that the reader sees, not from the machine of whoever wrote the lesson. */
export const noOutputs: Rule = ({ cells }) =>
  cells.flatMap(({ id, outputs, executionCount }) => [
    ...(outputs.length > 0
      ? [{ cell: id, message: `expected no outputs, got ${outputs.length}` }]
      : []),
    ...(executionCount !== null
      ? [{ cell: id, message: `expected no execution_count, got ${executionCount}` }]
      : []),
  ]);
