import { describeProblem, type Problem } from "../notebook/index.js";

/** A cell that ended its notebook; the message is `03-honest-downloads › unread-bodies:4: why`. */
export class ExecutionError extends Error {
  override readonly name = "ExecutionError";
  constructor(
    readonly problem: Problem,
    options?: ErrorOptions,
  ) {
    super(describeProblem(problem), options);
  }
}
