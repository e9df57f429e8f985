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
          values: { expr: `${whole(max)} ? ${JSON.stringify(ticksBetween(0, max))} : null` },
          // Of a part of the time Vega finds the ticks.
          tickCount: 5,
          labelExpr: tickLabel(max, "ms"),
          labelFlush: false,
        },
      },
    },
  };
}

/**
 * Lets a reader look at a part of the time: the wheel with Ctrl or the command key, which is also
 * what pinching on a touchpad sends, and then dragging; a double click shows the whole again. The
 * wheel alone scrolls the page, as it does elsewhere. For one layer that takes its `x` from a field.
 */
export function zoom({ max }: TimeAxis): object {
  const part = `!(${whole(max)})`;
  return {
    name: "zoom",
    select: {
      type: "interval",
      encodings: ["x"],
      zoom: "wheel![event.ctrlKey || event.metaKey]",
      translate: `[pointerdown[${part}], window:pointerup] > window:pointermove!`,
    },
    bind: "scales",
  };
}

/** For what stands beside the bars or above them, where nothing clips it: hides it out of the part that is shown. */
export function shownWithin(field: string): object {
  const test = `inrange(datum[${JSON.stringify(field)}], domain('x'))`;
  return { condition: { test, value: 1 }, value: 0 };
}

function whole(max: number): string {
  return `span(domain('x')) >= ${max}`;
}
