import { linearAxis } from "../axis.js";
import type { Chart } from "../chart.js";
import { checkNumber, checkSome } from "../check.js";
import { contentWidth, frame } from "../frame.js";
import { planeLayers, planeMargin } from "../plane.js";
import { fieldLayers, labelLayers, pointLayers, pointLegend } from "./layers.js";
import { quadrantDescription, quadrantTable, quadrantTitle } from "./words.js";

/** A thing with two measures. */
export interface QuadrantPoint {
  name: string;
  x: number;
  y: number;
  /** Points of one group have one colour and shape, named in the legend. */
  group?: string;
}

/** What it means to be in one of the four fields. */
export interface QuadrantNames {
  topLeft: string;
  topRight: string;
  bottomLeft: string;
  bottomRight: string;
}

export interface QuadrantOptions {
  /** The finding, one sentence without a full stop; default: the names of the axes. */
  title?: string;
  /** Machine and number of runs. */
  subtitle?: string;
  /** What x is, and what y is. */
  x?: string;
  y?: string;
  /** Units of x and y; default none. */
  xUnit?: string;
  unit?: string;
  /** Where the fields meet; default: half of each axis. */
  split?: { x: number; y: number };
  /** Names of the fields; default none. */
  fields?: Partial<QuadrantNames>;
  /** Pixels of the whole drawing, 320 or more; default 560. */
  width?: number;
  /** Pixels of the plot; default 340. */
  height?: number;
}

/** The fields' names and limits, complete. */
export interface Fields {
  names: QuadrantNames;
  split: { x: number; y: number };
}

const noNames = { topLeft: "", topRight: "", bottomLeft: "", bottomRight: "" };

/**
 * Draws things by two measures in four fields, each thing with its name beside it.
 *
 * @throws RangeError naming the argument where there is no point, or a measure is no number from 0
 * on.
 */
export function quadrant(points: readonly QuadrantPoint[], options: QuadrantOptions = {}): Chart {
  const { x = "", y = "", xUnit = "", unit = "", height = 340 } = options;
  const width = contentWidth("quadrant", options.width);
  check(points, options.split);
  const xHigh = reach(
    points.map((point) => point.x),
    options.split?.x,
  );
  const yHigh = reach(
    points.map((point) => point.y),
    options.split?.y,
  );
  const down = linearAxis(0, yHigh, height);
  const margin = planeMargin({ high: xHigh, unit: xUnit, name: x }, down, unit, y);
  const across = linearAxis(0, xHigh, width - margin.left - margin.right);
  const fields = {
    names: { ...noNames, ...options.fields },
    split: options.split ?? { x: xHigh / 2, y: yHigh / 2 },
  };
  const groups = [...new Set(points.flatMap(({ group }) => group ?? []))];
  const words = { x, y, xUnit, unit };
  return frame({
    title: options.title ?? quadrantTitle(words),
    subtitle: options.subtitle,
    description: quadrantDescription(points, fields, words),
    table: quadrantTable(points, fields, words),
    width,
    height,
    margin,
    legend: pointLegend(groups),
    layers: [
      ...fieldLayers(fields, across, down),
      ...planeLayers(
        { axis: across, name: x, unit: xUnit },
        { axis: down, name: y, unit },
        margin.left,
      ),
      ...pointLayers(points, groups, words),
      ...labelLayers(points, fields, across, down),
    ],
  });
}

function check(points: readonly QuadrantPoint[], split: QuadrantOptions["split"]) {
  checkSome("quadrant: points", points, "point");
  for (const [i, { x, y }] of points.entries()) {
    checkNumber(`quadrant: points[${i}].x`, x);
    checkNumber(`quadrant: points[${i}].y`, y);
  }
  if (!split) return;
  checkNumber("quadrant: options.split.x", split.x);
  checkNumber("quadrant: options.split.y", split.y);
}

/** Beyond the outermost point, and far enough beyond the split for the field there to be one. */
function reach(values: readonly number[], split = 0) {
  return Math.max(1.12 * Math.max(...values), 1.5 * split) || 1;
}
