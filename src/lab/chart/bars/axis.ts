import { logTicks, ticks } from "../ticks.js";

/** A horizontal axis: its Vega-Lite scale, its ticks, and where a value stands in pixels. */
export interface Axis {
  scale: { type: "linear" | "log"; domain: [number, number]; nice: false };
  ticks: number[];
  /** Pixels. */
  width: number;
  at: (value: number) => number;
}

/** How far a mark reaches, and the pixels of the label beyond it. */
export interface Reach {
  end: number;
  label: number;
}

/** An axis from zero on which every label fits into `width` pixels. */
export function linearAxis(reaches: readonly Reach[], width: number): Axis {
  const perUnit = Math.min(
    ...reaches.map(({ end, label }) => (end > 0 ? room(width, label) / end : Number.MAX_VALUE)),
  );
  const max = perUnit === Number.MAX_VALUE ? 1 : width / perUnit;
  return {
    scale: { type: "linear", domain: [0, max], nice: false },
    ticks: ticks(max),
    width,
    at: (value) => (value / max) * width,
  };
}

/** A logarithmic axis from the power of ten below `least` on which every label fits. */
export function logAxis(reaches: readonly Reach[], least: number, width: number): Axis {
  const low = 10 ** Math.floor(Math.log10(least));
  const span = Math.max(
    Math.log(2),
    ...reaches.map(({ end, label }) => (Math.log(end / low) * width) / room(width, label)),
  );
  const high = low * Math.exp(span);
  return {
    scale: { type: "log", domain: [low, high], nice: false },
    ticks: logTicks(low, high),
    width,
    at: (value) => (Math.log(value / low) / span) * width,
  };
}

/** A label may take two thirds of the plot; more would leave nothing to compare. */
function room(width: number, label: number) {
  return Math.max(width - label, width / 3);
}
