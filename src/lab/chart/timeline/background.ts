import { type Layer, pixels } from "../layer.js";
import { colour } from "../palette.js";
import { ticksBetween } from "../ticks.js";
import type { Panel } from "./panels.js";
import type { TimeAxis } from "./time-axis.js";

/** A band behind each recording: what stays empty in it is time that it did not need. */
export function backgroundLayers(panels: readonly Panel[], { max, plot }: TimeAxis): Layer[] {
  const extent = panels.map(({ top, bottom }) => ({ top, bottom }));
  // Vega's own grid would lie below the bands.
  const grid = extent.flatMap((panel) => ticksBetween(0, max).map((at) => ({ at, ...panel })));
  const y = { y: pixels("top"), y2: { field: "bottom" } };
  return [
    {
      data: { values: extent },
      mark: { type: "rect", color: colour("band"), x: 0, x2: plot },
      encoding: y,
    },
    {
      data: { values: grid },
      mark: { type: "rule", color: colour("grid"), clip: true },
      encoding: { x: { field: "at", type: "quantitative" }, ...y },
    },
  ];
}
