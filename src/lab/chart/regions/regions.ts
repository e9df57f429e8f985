import { linearAxis, logAxis } from "../axis.js";
import type { Chart } from "../chart.js";
import { checkNumber } from "../check.js";
import { contentWidth, frame } from "../frame.js";
import { planeLayers, planeMargin } from "../plane.js";
import { fieldLayers, pointLayers, regionLabels, regionLegend } from "./layers.js";
import { type Field, sample } from "./sample.js";
import { regionsDescription, regionsTable, regionsTitle } from "./words.js";

/** A thing at a place of the map, and the region that it is found to belong to. */
export interface RegionPoint {
  name: string;
  x: number;
  y: number;
  /** One of the regions: the point takes its colour and its shape. */
  region: string;
}

export interface RegionsOptions {
  /** The regions, in the order of the legend; one that no place belongs to is still named there. */
  regions: readonly string[];
  /** How far x goes, above 0: the axis is logarithmic. */
  from: number;
  to: number;
  /** How far y goes, from 0; default 100. */
  high?: number;
  /** The finding, one sentence without a full stop; default: what x and y are. */
  title?: string;
  /** Machine and number of runs. */
  subtitle?: string;
  /** What x is, and what y is. */
  x?: string;
  y?: string;
  /** Unit of x; default `ms`, which is written as µs, ms or s. */
  xUnit?: string;
  /** Unit of y; default `%`. */
  unit?: string;
  /** Pixels of the whole drawing, 320 or more; default 560. */
  width?: number;
  /** Pixels of the plot; default 340. */
  height?: number;
}

/** The axes' names and units. */
export interface RegionsWords {
  x: string;
  y: string;
  xUnit: string;
  unit: string;
}

/**
 * Draws a map: every place (x, y) is coloured by the region that a function gives it, and points
 * are drawn upon it in the colour of the region that they were found to belong to.
 *
 * @param regionAt Called for places all over the plot.
 * @throws RangeError naming the argument that cannot be drawn, or a region that is not among
 * `options.regions`.
 */
export function regions(
  regionAt: (x: number, y: number) => string,
  points: readonly RegionPoint[],
  options: RegionsOptions,
): Chart {
  const { from, to, high = 100, x = "", y = "", xUnit = "ms", unit = "%", height = 340 } = options;
  checkNumber("regions: options.from", from, true);
  checkNumber("regions: options.to", to, true);
  checkNumber("regions: options.high", high, true);
  for (const [i, point] of points.entries()) {
    checkNumber(`regions: points[${i}].x`, point.x, true);
    checkNumber(`regions: points[${i}].y`, point.y);
    checkRegion(`regions: points[${i}].region`, point.region, options.regions);
  }
  const width = contentWidth("regions", options.width);
  const down = linearAxis(0, high, height);
  const margin = planeMargin({ high: to, unit: xUnit, name: x }, down, unit, y);
  const across = logAxis(from, to, width - margin.left - margin.right);
  const field: Field = sample(regionAt, { from, to, high });
  for (const column of field.columns) {
    for (const { region } of column.runs) checkRegion("regions: regionAt", region, options.regions);
  }
  const words = { x, y, xUnit, unit };
  return frame({
    title: options.title ?? regionsTitle(words),
    subtitle: options.subtitle,
    description: regionsDescription(field, points, options.regions, words),
    table: regionsTable(field, points, words),
    width,
    height,
    margin,
    legend: regionLegend(options.regions),
    layers: [
      ...fieldLayers(field, options.regions, across, down),
      ...planeLayers(
        { axis: across, name: x, unit: xUnit },
        { axis: down, name: y, unit },
        margin.left,
      ),
      ...pointLayers(points, options.regions, words),
      ...regionLabels(field, points, options.regions, across, down),
    ],
  });
}

function checkRegion(argument: string, region: string, known: readonly string[]) {
  if (known.includes(region)) return;
  throw new RangeError(`${argument} is "${region}", expected one of ${known.join(", ")}`);
}
