import type { Chart } from "../chart.js";
import { checkInterval, checkNumber, checkSome } from "../check.js";
import { contentWidth, frame } from "../frame.js";
import { planeLayers, planeMargin } from "../plane.js";
import { axesOf } from "./axes.js";
import { curveLegend, lineLayers, noteLayers, seriesLayers } from "./layers.js";
import { type ModelLine, toModelLines } from "./model-lines.js";
import { toSeries } from "./series.js";
import { curveDescription, curveTable, curveTitle } from "./words.js";

/** A measured value `y` at `x`, and the interval it was measured with. */
export interface CurvePoint {
  x: number;
  y: number;
  /** Ends of the interval around `y`; without both there is no whisker. */
  low?: number;
  high?: number;
  /** Points of one series share a colour and a shape, named in the legend. */
  series?: string;
  /** A few words beside the point. */
  note?: string;
}

export interface CurveOptions {
  /** The finding, one sentence without a full stop; default: the first and the last value. */
  title?: string;
  /** Machine and number of runs. */
  subtitle?: string;
  /** What x is: `requests in flight`. */
  x?: string;
  /** What y is: `time in latencies`. */
  y?: string;
  /** Unit of x; default none. With `ms`, ticks are written as µs, ms or s. */
  xUnit?: string;
  /** Unit of y; default none. */
  unit?: string;
  /** Which axes are logarithmic; default none. */
  log?: "x" | "y" | "both";
  /** What would be possible, as a dashed line: a function of x, or one with a label. */
  ideal?: ((x: number) => number) | ModelLine;
  /** One model or several that were fitted to the points; the points are then not joined. */
  fit?: ModelLine | readonly ModelLine[];
  /** Pixels of the whole drawing, 320 or more; default 560. */
  width?: number;
  /** Pixels of the plot; default 300. */
  height?: number;
}

/**
 * Draws measured points with their intervals, joined in the order of x, against the ideal and
 * against fitted models. A linear y axis starts at 0; what a line has above the points is cut off.
 *
 * @throws RangeError naming the argument where there is no point, or a coordinate is no number from
 * 0 on (on a logarithmic axis: above 0) or not within its interval.
 */
export function curve(points: readonly CurvePoint[], options: CurveOptions = {}): Chart {
  const { x = "", y = "", xUnit = "", unit = "", log, height = 300 } = options;
  const width = contentWidth("curve", options.width);
  const logX = log === "x" || log === "both";
  const logY = log === "y" || log === "both";
  checkPoints(points, logX, logY);
  const series = toSeries(points);
  const models = toModelLines(options.ideal, options.fit, points, logX, series.length);
  const axes = axesOf(points, models, { logX, logY, height });
  const margin = planeMargin({ high: axes.xHigh, unit: xUnit, name: x }, axes.y, unit, y);
  const across = axes.x(width - margin.left - margin.right);
  const words = { x, y, xUnit, unit };
  return frame({
    title: options.title ?? curveTitle(series, words),
    subtitle: options.subtitle,
    description: curveDescription(series, models, words),
    table: curveTable(series, models, words),
    width,
    height,
    margin,
    legend: curveLegend(series, models),
    layers: [
      ...planeLayers(
        { axis: across, name: x, unit: xUnit },
        { axis: axes.y, name: y, unit },
        margin.left,
      ),
      ...lineLayers(models, axes.y),
      ...seriesLayers(
        series,
        words,
        models.some(({ fitted }) => fitted),
      ),
      ...noteLayers(series, models, across, axes.y),
    ],
  });
}

function checkPoints(points: readonly CurvePoint[], logX: boolean, logY: boolean) {
  checkSome("curve: points", points, "point");
  for (const [i, { x, y, ...ends }] of points.entries()) {
    checkNumber(`curve: points[${i}].x`, x, logX);
    checkInterval(`curve: points[${i}]`, "y", { value: y, ...ends }, logY);
  }
}
