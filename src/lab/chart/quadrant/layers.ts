import { areaLabelLayers, pointNames } from "../area-labels.js";
import type { Axis } from "../axis.js";
import { type Layer, still } from "../layer.js";
import type { LegendEntry } from "../legend.js";
import { colour, pointSize, seriesColour, seriesShape } from "../palette.js";
import { placeFieldNames } from "./field-names.js";
import type { Fields, QuadrantPoint } from "./quadrant.js";
import { type QuadrantWords, spokenPoint } from "./words.js";

/** The groups, where there are any. */
export function pointLegend(groups: readonly string[]): LegendEntry[] {
  return groups.map((label, i) => ({
    label,
    colour: seriesColour(i),
    sample: "point",
    shape: seriesShape(i),
  }));
}

/** Two of the fields shaded, so that all four are seen. */
export function fieldLayers({ split }: Fields, x: Axis, y: Axis): Layer[] {
  const [across, down] = [x.at(split.x), y.length - y.at(split.y)];
  const shade = { type: "rect", color: colour("band") };
  return [
    still({ ...shade, x: 0, x2: across, y: 0, y2: down }),
    still({ ...shade, x: across, x2: x.length, y: down, y2: y.length }),
  ];
}

/** One layer per group: its colour and its shape. */
export function pointLayers(
  points: readonly QuadrantPoint[],
  groups: readonly string[],
  words: QuadrantWords,
): Layer[] {
  const rest = points.some(({ group }) => group === undefined) ? [undefined] : [];
  const all = [...groups, ...rest];
  return all.map((group, i) => ({
    data: {
      values: points
        .filter((point) => point.group === group)
        .map((point) => ({ ...point, spoken: spokenPoint(point, words) })),
    },
    mark: {
      type: "point",
      color: colour(seriesColour(i)),
      shape: seriesShape(i),
      size: pointSize(seriesShape(i), 120),
      stroke: colour("paper"),
      strokeWidth: 1.5,
      aria: true,
    },
    encoding: {
      x: { field: "x", type: "quantitative" },
      y: { field: "y", type: "quantitative" },
      description: { field: "spoken" },
      tooltip: { field: "spoken" },
    },
  }));
}

/** The names of the fields, where no point is near, and those of the points, clear of these. */
export function labelLayers(
  points: readonly QuadrantPoint[],
  fields: Fields,
  x: Axis,
  y: Axis,
): Layer[] {
  const labels = pointNames(points, x, y);
  const names = placeFieldNames(fields, labels, x, y);
  return areaLabelLayers(names, labels, { width: x.length, height: y.length }, fieldStyle);
}

const fieldStyle = { color: colour("muted"), fontStyle: "italic" };
