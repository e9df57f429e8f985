import type { Layer } from "../layer.js";
import { duration } from "../quantity.js";
import { textWidth } from "../text-size.js";
import { sizes } from "../theme.js";
import { tickLabel, ticksBetween } from "../ticks.js";

/** Time from 0 to `max` ms over `plot` pixels. */
export interface TimeAxis {
  max: number;
  plot: number;
  /** Where a time stands, in pixels. */
  at: (ms: number) => number;
  /** A time with as many digits as can be seen: drawings stay small. */
  round: (ms: number) => number;
}

export function timeAxis(max: number, plot: number): TimeAxis {
  const digits = Math.min(12, Math.max(0, 4 - Math.floor(Math.log10(max))));
  return {
    max,
    plot,
    at: (ms) => (ms / max) * plot,
    round: (ms) => Number(ms.toFixed(digits)),
  };
}

/** Pixels for the half of the last tick's label that stands beyond the axis. */
export function endRoom(max: number): number {
  return Math.ceil(textWidth(duration(max), sizes.label) / 2) + 2;
}

/** The axis itself; all further layers share its scale. */
export function axisLayer({ max }: TimeAxis): Layer {
  return {
    data: { values: [{}] },
    mark: { type: "point", opacity: 0 },
    encoding: {
      x: {
        datum: 0,
        type: "quantitative",
        scale: { domain: [0, max], nice: false },
        axis: {
          title: null,
          grid: false,
          values: ticksBetween(0, max),
          labelExpr: tickLabel(max, "ms"),
          labelFlush: false,
        },
      },
    },
  };
}
