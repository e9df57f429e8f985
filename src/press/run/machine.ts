import { arch, availableParallelism, cpus, totalmem, type } from "node:os";
import { type KernelInfo, kernelInfo } from "../kernel/index.js";

/** What a run's numbers depend on. */
export interface Machine {
  /** The processor's name, `unknown` where the system does not say. */
  cpu: string;
  /** Processors that this process may use. */
  cores: number;
  /** Bytes that this process may use. */
  memory: number;
  /** `Linux x64` */
  platform: string;
  /** `v20.20.2` */
  node: string;
  /** `tslab 1.0.22 (TypeScript 5.0.4)` */
  kernel: string;
}

/** The machine that this runs on, with the kernel of the project at `root`. */
export function describeMachine(root: string): Machine {
  return {
    cpu: cpus()[0]?.model.trim() || "unknown",
    cores: availableParallelism(),
    memory: availableMemory(),
    platform: `${type()} ${arch()}`,
    node: process.version,
    kernel: describeKernel(kernelInfo(root)),
  };
}

/** `tslab 1.0.22 (TypeScript 5.0.4)` */
export function describeKernel({ tslab, typescript }: KernelInfo): string {
  return `tslab ${tslab} (TypeScript ${typescript})`;
}

/** A container may have less than its machine; without a limit the number is 0 or beyond all memory. */
function availableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
