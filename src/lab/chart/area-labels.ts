import type { Axis } from "./axis.js";
import { placeLabels } from "./label-placement.js";
import { type Layer, still } from "./layer.js";
import { pointLabelLayers } from "./point-labels.js";
import { textWidth } from "./text-size.js";
import { sizes } from "./theme.js";

/** The name of a part of the plot, in pixels: the middle of its text. */
export interface AreaName {
  text: string;
  at: number;
  middle: number;
}

/** Where the names of points would stand, in pixels. */
export interface PointName {
  x: number;
  y: number;
  text: string;
}

/** The points' names, at their points. */
export function pointNames(
  points: readonly { x: number; y: number; name: string }[],
  x: Axis,
  y: Axis,
): PointName[] {
  return points.map((point) => ({
    x: x.at(point.x),
    y: y.length - y.at(point.y),
    text: point.name,
  }));
}

/** Pixels between the places of a name that a point's name keeps clear of. */
const STEP = 10;

/** The names of the parts, and those of the points clear of them. */
export function areaLabelLayers(
  names: readonly AreaName[],
  labels: readonly PointName[],
  plot: { width: number; height: number },
  style: object,
): Layer[] {
  const occupied = names.flatMap(({ text, at, middle }) => {
    const width = textWidth(text, sizes.label);
    const steps = Array.from({ length: Math.ceil(width / STEP) + 1 }, (_, i) => i * STEP);
    return steps.map((step) => ({ x: at - width / 2 + step, y: middle }));
  });
  return [
    ...names.map(({ text, at, middle }) =>
      still({ type: "text", text, x: at, y: middle, align: "center", ...style }),
    ),
    ...pointLabelLayers(placeLabels(labels, occupied, plot)),
  ];
}
