import type { Axis } from "../axis.js";
import { placeLabels } from "../label-placement.js";
import type { Layer } from "../layer.js";
import type { LegendEntry } from "../legend.js";
import { colour, pointSize } from "../palette.js";
import { pointLabelLayers } from "../point-labels.js";
import type { DrawnModel } from "./model-lines.js";
import type { Series } from "./series.js";
import { type CurveWords, spokenPoint } from "./words.js";

const coordinates = {
  x: { field: "x", type: "quantitative" },
  y: { field: "y", type: "quantitative" },
};

/** Series and lines; nothing where there is one series without a name and nothing beside it. */
export function curveLegend(
  series: readonly Series[],
  models: readonly DrawnModel[],
): LegendEntry[] {
  const joined = !models.some(({ fitted }) => fitted);
  const points = series.map(
    ({ name, colour, shape }): LegendEntry => ({
      label: name === "" ? "measured" : name,
      colour,
      sample: joined ? "curve" : "point",
      shape,
    }),
  );
  const lines = models.map(
    ({ label, colour, dash }): LegendEntry => ({
      label,
      colour,
      sample: "line",
      ...(dash && { dash }),
    }),
  );
  return lines.length === 0 && series.length === 1 && series[0]!.name === ""
    ? []
    : [...points, ...lines];
}

/** The lines as far as they lie within the y axis. */
export function lineLayers(models: readonly DrawnModel[], y: Axis): Layer[] {
  return models.map(({ samples, colour: name, dash }) => ({
    data: { values: cut(samples, y.scale.domain) },
    mark: { type: "line", color: colour(name), strokeWidth: 2, ...(dash && { strokeDash: dash }) },
    encoding: { ...coordinates, detail: { field: "part" } },
  }));
}

/** Cuts a line where it leaves the axis; each stretch inside it is a `part` of its own. */
function cut(samples: readonly { x: number; y: number }[], [low, high]: [number, number]) {
  const inside = (y: number) => y >= low && y <= high;
  let part = 0;
  return samples.flatMap((sample, i) => {
    const before = samples[i - 1];
    const here = { ...sample, y: Number(sample.y.toPrecision(5)) };
    if (!before || inside(before.y) === inside(sample.y))
      return inside(sample.y) ? [{ ...here, part }] : [];
    const edge = Math.max(before.y, sample.y) > high ? high : low;
    const share = (edge - before.y) / (sample.y - before.y);
    const crossing = { x: before.x + share * (sample.x - before.x), y: edge };
    if (!inside(sample.y)) return [{ ...crossing, part: part++ }];
    return [
      { ...crossing, part },
      { ...here, part },
    ];
  });
}

/** Whiskers, the line that joins the points, and the points, series by series. */
export function seriesLayers(
  series: readonly Series[],
  words: CurveWords,
  fitted: boolean,
): Layer[] {
  return series.flatMap(({ name, points, colour: own, shape }) => {
    const values = points.map((point) => ({ ...point, spoken: spokenPoint(point, name, words) }));
    const measured = values.filter(({ low, high }) => low !== undefined && high !== undefined);
    const style = { color: colour(own) };
    const whisker = { y: { field: "low", type: "quantitative" }, y2: { field: "high" } };
    return [
      ...(measured.length > 0
        ? [
            {
              data: { values: measured },
              mark: { type: "rule", ...style, strokeWidth: 2 },
              encoding: { x: coordinates.x, ...whisker },
            },
          ]
        : []),
      ...(fitted || values.length === 1
        ? []
        : [{ data: { values }, mark: { type: "line", ...style }, encoding: coordinates }]),
      {
        data: { values },
        mark: {
          type: "point",
          ...style,
          shape,
          size: pointSize(shape, 75),
          aria: true,
          stroke: colour("paper"),
          strokeWidth: 1.5,
        },
        encoding: {
          ...coordinates,
          description: { field: "spoken" },
          tooltip: { field: "spoken" },
        },
      },
    ];
  });
}

/** The notes of the points, where they cover neither each other nor a point nor a line. */
export function noteLayers(
  series: readonly Series[],
  models: readonly DrawnModel[],
  x: Axis,
  y: Axis,
): Layer[] {
  const at = (point: { x: number; y: number }) => ({
    x: x.at(point.x),
    y: y.length - y.at(point.y),
  });
  const drawn = models.map(({ samples }) => cut(samples, y.scale.domain));
  const lines: { x: number; y: number }[][] = [...series.map(({ points }) => points), ...drawn];
  const occupied = lines.flatMap((points) => steps(points.map(at)));
  const labels = series.flatMap(({ points }) =>
    points.flatMap((point) =>
      point.note === undefined ? [] : [{ ...at(point), text: point.note }],
    ),
  );
  return pointLabelLayers(placeLabels(labels, occupied, { width: x.length, height: y.length }));
}

/** Places on the way from point to point, near enough to each other that no text fits between. */
function steps(points: readonly { x: number; y: number }[]) {
  return points.flatMap((to, i) => {
    const from = points[i - 1] ?? to;
    const n = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 10) || 1;
    return Array.from({ length: n }, (_, k) => ({
      x: to.x - ((to.x - from.x) * k) / n,
      y: to.y - ((to.y - from.y) * k) / n,
    }));
  });
}
