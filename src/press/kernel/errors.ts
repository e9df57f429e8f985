import type { Output } from "../notebook/index.js";

/** What ended a cell besides the cell itself; `outputs` is what it had put out until then. */
export abstract class KernelError extends Error {
  constructor(
    message: string,
    readonly outputs: readonly Output[] = [],
  ) {
    super(message);
  }
}

/** tslab is missing, broken, or did not answer. */
export class KernelStartError extends KernelError {
  override readonly name = "KernelStartError";
}

/** The kernel's process ended: `process.exit`, a signal, a crash. */
export class KernelDiedError extends KernelError {
  override readonly name = "KernelDiedError";
}

/** The cell had not ended at its time limit. */
export class CellTimeoutError extends KernelError {
  override readonly name = "CellTimeoutError";
}

/** The cell's reply came, but its `idle` did not: Jupyter would show it as running for ever. */
export class LostIdleError extends KernelError {
  override readonly name = "LostIdleError";
}

/** The kernel could not send some of what the cell put out. */
export class LostOutputError extends KernelError {
  override readonly name = "LostOutputError";
}

/** The cell put out more than its limit. */
export class OutputLimitError extends KernelError {
  override readonly name = "OutputLimitError";
}
