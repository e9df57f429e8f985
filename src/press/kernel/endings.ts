import type { Output } from "../notebook/index.js";
import type { Collector } from "./collector.js";
import { usefulLine } from "./complaint.js";
import {
  CellTimeoutError,
  KernelDiedError,
  LostIdleError,
  LostOutputError,
  OutputLimitError,
} from "./errors.js";
import type { Ending } from "./kernel-process.js";

const REMEDY = "join the lines into one call";

/** How the kernel's process ended, as the error of the cell that ran. */
export function diedError(
  { code, signal }: Ending,
  complaint: string,
  outputs?: readonly Output[],
): KernelDiedError {
  const fatal = usefulLine(complaint);
  const crash = fatal !== undefined && /FATAL ERROR|[Oo]ut of memory/.test(fatal);
  const how = signal
    ? `the kernel was killed by ${signal}`
    : `the kernel ended with exit code ${code}`;
  const why = crash ? `: ${fatal}` : signal ? "" : "; does a cell call process.exit?";
  return new KernelDiedError(how + why, outputs);
}

/** `stopped`: whether the cell could be interrupted, or the kernel had to be killed. */
export function timeoutError(
  timeout: number,
  stopped: boolean,
  outputs: readonly Output[],
): CellTimeoutError {
  const how = stopped ? "it was interrupted" : "nothing but killing the kernel could stop it";
  return new CellTimeoutError(`did not end within ${timeout / 1000} s; ${how}`, outputs);
}

/** The kernel sends about 500 messages at once and loses the others. */
export function lostError(
  idle: boolean,
  lost: number | undefined,
  outputs: readonly Output[],
): LostIdleError | LostOutputError | undefined {
  const cause = `it wrote more than about 500 times in one run, and the kernel lost ${lost || "some"} messages`;
  if (!idle) {
    return new LostIdleError(`its reply came but its idle did not: ${cause}; ${REMEDY}`, outputs);
  }
  return lost
    ? new LostOutputError(`some of its output is missing: ${cause}; ${REMEDY}`, outputs)
    : undefined;
}

export function tooMuchError({ size, outputs }: Collector, limit: number): OutputLimitError {
  return new OutputLimitError(
    `put out ${millions(size)} characters, the limit is ${millions(limit)}; show less`,
    outputs,
  );
}

function millions(characters: number): string {
  return `${Math.round(characters / 1e5) / 10} million`;
}
