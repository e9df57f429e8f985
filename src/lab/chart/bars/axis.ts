import { type Axis, linearAxis, logAxis } from "../axis.js";

/** How far a mark reaches, and the pixels of the label beyond it. */
export interface Reach {
  end: number;
  label: number;
}

/** An axis from zero on which every label fits into `length` pixels. */
export function fittingAxis(reaches: readonly Reach[], length: number): Axis {
  const perUnit = Math.min(
    ...reaches.map(({ end, label }) => (end > 0 ? room(length, label) / end : Number.MAX_VALUE)),
  );
  return linearAxis(0, perUnit === Number.MAX_VALUE ? 1 : length / perUnit, length);
}

/** A logarithmic axis from the power of ten below `least` on which every label fits. */
export function fittingLogAxis(reaches: readonly Reach[], least: number, length: number): Axis {
  const low = 10 ** Math.floor(Math.log10(least));
  const span = Math.max(
    Math.log(2),
    ...reaches.map(({ end, label }) => (Math.log(end / low) * length) / room(length, label)),
  );
  return logAxis(low, low * Math.exp(span), length);
}

/** A label may take two thirds of the plot; more would leave nothing to compare. */
function room(length: number, label: number) {
  return Math.max(length - label, length / 3);
}
