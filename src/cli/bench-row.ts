import type { Measurement } from "../lab/measure/index.js";
import { type Ratio, ratio } from "../lab/stats/index.js";

/** What the columns of {@link against} say. */
export const heading = `${"".padEnd(56)} ${"median".padEnd(25)} fastest`;

/**
 * One line of a bench: how many times as long as what it is compared with. First by the medians,
 * with the interval that says how sure that is; then by the fastest run of each, which is what the
 * program costs where nothing else wants the processor: on a shared machine only some rounds are.
 */
export function against(
  what: string,
  measured: Pick<Measurement, "wall" | "disturbed">,
  base: Pick<Measurement, "wall"> | number,
): string {
  const bases = typeof base === "number" ? measured.wall.map(() => base) : base.wall;
  const fastest = (Math.min(...measured.wall) / Math.min(...bases)).toFixed(3);
  const { wall, disturbed } = measured;
  const noise = disturbed > 0 ? `  (${disturbed} of ${wall.length} rounds disturbed)` : "";
  return `${what.padEnd(56)} ${inWords(ratio(wall, bases)).padEnd(25)} ${fastest}${noise}`;
}

function inWords({ ratio, low, high }: Ratio): string {
  return `${ratio.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
}
