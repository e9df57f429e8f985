import { logTicks, ticksBetween } from "./ticks.js";

/** An axis: its Vega-Lite scale, its ticks, and where a value stands in pixels from its low end. */
export interface Axis {
  scale: { type: "linear" | "log"; domain: [number, number]; nice: false; zero?: false };
  ticks: number[];
  /** Pixels from the low to the high end. */
  length: number;
  at: (value: number) => number;
}

/** Equal steps have equal lengths. */
export function linearAxis(low: number, high: number, length: number): Axis {
  return {
    scale: { type: "linear", domain: [low, high], nice: false, zero: false },
    ticks: ticksBetween(low, high),
    length,
    at: (value) => ((value - low) / (high - low)) * length,
  };
}

/** Equal ratios have equal lengths; `low` is above 0. */
export function logAxis(low: number, high: number, length: number): Axis {
  return {
    scale: { type: "log", domain: [low, high], nice: false },
    ticks: logTicks(low, high),
    length,
    at: (value) => (Math.log(value / low) / Math.log(high / low)) * length,
  };
}

/** Those ticks whose labels, `width` pixels each, do not touch: as many as fit, the first always. */
export function spaced(ticks: readonly number[], { at }: Axis, width: (tick: number) => number) {
  const kept: number[] = [];
  for (const tick of ticks) {
    const last = kept.at(-1);
    if (last === undefined || at(tick) - at(last) >= (width(tick) + width(last)) / 2 + 8)
      kept.push(tick);
  }
  return kept;
}
