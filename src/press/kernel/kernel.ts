import type { Output } from "../notebook/index.js";
import type { Failure } from "./failure.js";
import type { KernelInfo } from "./tslab.js";

/** A running tslab kernel. */
export interface Kernel {
  readonly info: KernelInfo;
  readonly pid: number;
  /**
   * Runs the code of one cell; one at a time.
   *
   * @throws CellTimeoutError, KernelDiedError, LostIdleError, LostOutputError, OutputLimitError, or
   *   the reason of `signal`. That the cell itself fails is no exception but a {@link Reply}.
   */
  execute(code: string, options?: ExecuteOptions): Promise<Reply>;
  /**
   * Waits until all timers, sockets and the like that the cells started have ended, and gives what
   * was put out after the end of a cell and has not been given before.
   *
   * @param options.within Milliseconds to wait at most; the default 0 does not wait.
   */
  settle(options?: { within?: number; signal?: AbortSignal | undefined }): Promise<LateOutput[]>;
  /** Stops the running cell; where it cannot be stopped the kernel is killed. */
  interrupt(): Promise<void>;
  /** Asks the kernel to stop and makes sure that it did; resolves when nothing of it is left. */
  close(): Promise<void>;
}

export interface ExecuteOptions {
  /** The cell's name in stacks and late output; default `cell-1`, `cell-2`, ... */
  cell?: string | undefined;
  /** Milliseconds the cell may take; default 60,000. */
  timeout?: number | undefined;
  /** Characters the cell may put out; default 10,000,000. */
  outputLimit?: number | undefined;
  /** Called with all outputs so far whenever one comes or grows. */
  onOutput?: ((outputs: readonly Output[]) => void) | undefined;
  /** Its abort kills the kernel. */
  signal?: AbortSignal | undefined;
}

/** How a cell ended by itself. */
export interface Reply {
  /** `error`: it does not compile, it threw, or an error of it was handled by nobody. */
  status: "ok" | "error";
  executionCount: number | null;
  /** An error is the last of them. */
  outputs: Output[];
  /** The first error; present exactly when the status is `error`. */
  failure?: Failure;
  /** From the request to the reply. */
  seconds: number;
}

/** What came after the end of a cell. */
export interface LateOutput {
  /** The cell that ran last before it came: the one that it belongs to, or one before. */
  cell: string;
  outputs: Output[];
  /** The first error that nobody handled. */
  failure?: Failure;
}
