import { linearAxis } from "../axis.js";
import type { Chart } from "../chart.js";
import { checkNumber } from "../check.js";
import { contentWidth, frame } from "../frame.js";
import { planeLayers, planeMargin } from "../plane.js";
import { type LawName, laws, type Parameters } from "./laws.js";
import { lawLayers, pointLayers, readingHeight, readingLayers, scalingLegend } from "./layers.js";
import { slidersOf } from "./sliders.js";
import { scalingDescription, scalingTable, scalingTitle } from "./words.js";

/** How many times the throughput of one worker so many of them reach. */
export interface SpeedupPoint {
  /** 1 or more. */
  workers: number;
  speedup: number;
  /** Points of one series share a colour and a shape, named in the legend. */
  series?: string;
}

export interface ScalingOptions extends Partial<Parameters> {
  /** The finding, one sentence without a full stop; default: the names of the laws. */
  title?: string;
  /** Machine and number of runs, where there are points. */
  subtitle?: string;
  /** Which laws are drawn; default all three. */
  laws?: readonly LawName[];
  /** Where the slider of the serial share begins, 0 to 1; default 0.1. */
  serial?: number;
  /** Where the slider of contention begins, 0 to 1; default 0.05. */
  sigma?: number;
  /** Where the slider of coherency begins, 0 or more; default 0.001. */
  kappa?: number;
  /** How far the laws are drawn, 2 or more; default 64. */
  workers?: number;
  /** What works: `threads`; default `workers`. */
  x?: string;
  /** Pixels of the whole drawing, 320 or more; default 560. */
  width?: number;
  /** Pixels of the plot; default 300. */
  height?: number;
}

/**
 * Draws what the laws of scaling say, with a slider for each of their parameters, and measured
 * points to lay the lines through.
 *
 * The lines are computed in the chart itself (`params` bound to range inputs, a sequence and a
 * formula), so they follow the sliders wherever the specification is drawn by Vega. A drawing shows
 * the values at which the sliders begin, and says them.
 *
 * @throws RangeError naming the argument that cannot be drawn.
 */
export function scaling(points: readonly SpeedupPoint[], options: ScalingOptions = {}): Chart {
  const { x = "workers", workers = 64, height = 300 } = options;
  const { serial = 0.1, sigma = 0.05, kappa = 0.001 } = options;
  const parameters = { serial, sigma, kappa };
  const names = options.laws ?? (["amdahl", "gustafson", "universal"] as const);
  check(points, workers, parameters);
  const shown = names.map((name) => laws[name]);
  const width = contentWidth("scaling", options.width);
  const y = linearAxis(0, highest(points, workers), height);
  const yName = "times the throughput of one";
  const plane = planeMargin({ high: workers, unit: "", name: x }, y, "", yName);
  const margin = { ...plane, top: plane.top + shown.length * readingHeight };
  const across = linearAxis(0, 1.03 * workers, width - margin.left - margin.right);
  const chart = frame({
    title: options.title ?? scalingTitle(shown),
    subtitle: options.subtitle,
    description: scalingDescription(points, shown, { parameters, workers, x }),
    table: scalingTable(points, shown, { parameters, workers, x }),
    width,
    height,
    margin,
    legend: scalingLegend(points, shown),
    layers: [
      ...planeLayers(
        { axis: across, name: x, unit: "" },
        { axis: y, name: yName, unit: "" },
        margin.left,
      ),
      ...readingLayers(shown, margin.left, plane.top),
      ...lawLayers(shown, points, workers, y.scale.domain[1]),
      ...pointLayers(points, x),
    ],
  });
  return { ...chart, params: slidersOf(shown, parameters) };
}

/** The points, with room for what a slider adds to them; without points, all that workers can add. */
function highest(points: readonly SpeedupPoint[], workers: number): number {
  const most = Math.max(...points.map(({ speedup }) => speedup));
  return points.length === 0 ? workers : Math.min(workers, 1.8 * most) || 1;
}

function check(points: readonly SpeedupPoint[], workers: number, parameters: Parameters) {
  for (const [i, point] of points.entries()) {
    checkNumber(`scaling: points[${i}].workers`, point.workers, true);
    checkNumber(`scaling: points[${i}].speedup`, point.speedup);
  }
  if (!(workers >= 2 && workers <= 1e6)) {
    throw new RangeError(`scaling: options.workers is ${workers}, expected 2 or more`);
  }
  for (const [name, value] of Object.entries(parameters)) {
    checkNumber(`scaling: options.${name}`, value);
    if (name !== "kappa" && value > 1) {
      throw new RangeError(`scaling: options.${name} is ${value}, expected a share from 0 to 1`);
    }
  }
}
