import type { Measurement } from "../lab/measure/index.js";
import { type Ratio, ratio } from "../lab/stats/index.js";

/** One line of a bench: how many times as long as what it is compared with, and how sure that is. */
export function against(what: string, measured: Measurement, base: Measurement | number): string {
  const bases = typeof base === "number" ? measured.wall.map(() => base) : base.wall;
  const noise = measured.disturbed > 0 ? `  (${measured.disturbed} rounds disturbed)` : "";
  return `${what.padEnd(56)} ${inWords(ratio(measured.wall, bases))}${noise}`;
}

function inWords({ ratio, low, high }: Ratio): string {
  return `${ratio.toFixed(3)}  (${low.toFixed(3)} to ${high.toFixed(3)})`;
}
