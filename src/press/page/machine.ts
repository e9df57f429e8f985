import type { Machine } from "./lesson.js";

/** A machine in one line: `Xeon, 2 cores, 24 GiB, linux x64, Node 20.19.0, tslab 1.0.22`. */
export function machineText({ cpu, cores, memory, platform, node, kernel }: Machine): string {
  return [
    cpu.replace(/\s+/g, " ").trim(),
    `${cores} ${cores === 1 ? "core" : "cores"}`,
    `${Math.round(memory / 2 ** 30)} GiB`,
    platform,
    `Node ${node.replace(/^v/, "")}`,
    kernel,
  ].join(", ");
}

/** A share in whole per cent, `12 %`; empty where it rounds to none. */
export function percentText(share: number): string {
  const percent = Math.round(share * 100);
  return percent === 0 ? "" : `${percent} %`;
}
