export type { Transport } from "./connection.js";
export {
  CellTimeoutError,
  KernelDiedError,
  KernelError,
  KernelStartError,
  LostIdleError,
  LostOutputError,
  OutputLimitError,
} from "./errors.js";
export type { Failure } from "./failure.js";
export type { ExecuteOptions, Kernel, LateOutput, Reply } from "./kernel.js";
export { type KernelOptions, startKernel } from "./start.js";
export { type KernelInfo, kernelInfo, tslabScript } from "./tslab.js";
