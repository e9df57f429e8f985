import { areaLabelLayers, pointNames } from "../area-labels.js";
import type { Axis } from "../axis.js";
import { type Layer, pixels } from "../layer.js";
import type { LegendEntry } from "../legend.js";
import { colour, pointSize, seriesColour, seriesShape } from "../palette.js";
import { textWidth } from "../text-size.js";
import { sizes } from "../theme.js";
import type { RegionPoint, RegionsWords } from "./regions.js";
import { type Field, regionIn } from "./sample.js";
import { spokenPoint } from "./words.js";

/** Every region by its colour and its points' shape. */
export function regionLegend(regions: readonly string[]): LegendEntry[] {
  return regions.map((label, i) => ({
    label,
    colour: seriesColour(i),
    sample: "point",
    shape: seriesShape(i),
  }));
}

/** The regions as tinted paper: light enough for what is drawn upon them. */
export function fieldLayers(
  { columns }: Field,
  regions: readonly string[],
  x: Axis,
  y: Axis,
): Layer[] {
  return regions.flatMap((name, i) => {
    const values = columns.flatMap(({ from, to, runs }) =>
      runs
        .filter(({ region }) => region === name)
        .map(({ low, high }) => ({
          // Whole pixels, so that neighbours neither overlap nor leave paper between them.
          left: Math.round(x.at(from)),
          right: Math.round(x.at(to)),
          top: Math.round(y.length - y.at(high)),
          bottom: Math.round(y.length - y.at(low)),
        })),
    );
    if (values.length === 0) return [];
    const mark = { type: "rect", color: colour(seriesColour(i)), opacity: 0.17 };
    const encoding = {
      x: pixels("left"),
      x2: { field: "right" },
      y: pixels("top"),
      y2: { field: "bottom" },
    };
    return [{ data: { values }, mark, encoding }];
  });
}

/** The points, each in the colour and the shape of its own region. */
export function pointLayers(
  points: readonly RegionPoint[],
  regions: readonly string[],
  words: RegionsWords,
): Layer[] {
  return regions.flatMap((region, i) => {
    const values = points
      .filter((point) => point.region === region)
      .map((point) => ({ ...point, spoken: spokenPoint(point, words) }));
    if (values.length === 0) return [];
    const mark = {
      type: "point",
      color: colour(seriesColour(i)),
      shape: seriesShape(i),
      size: pointSize(seriesShape(i), 150),
      stroke: colour("paper"),
      strokeWidth: 1.5,
      aria: true,
    };
    const encoding = {
      x: { field: "x", type: "quantitative" },
      y: { field: "y", type: "quantitative" },
      description: { field: "spoken" },
      tooltip: { field: "spoken" },
    };
    return [{ data: { values }, mark, encoding }];
  });
}

/** Each region's name where most of it is around, and the points' names clear of these. */
export function regionLabels(
  field: Field,
  points: readonly RegionPoint[],
  regions: readonly string[],
  x: Axis,
  y: Axis,
): Layer[] {
  const labels = pointNames(points, x, y);
  const names = regions.flatMap((region) => namePlace(field, region, labels, x, y) ?? []);
  const plot = { width: x.length, height: y.length };
  return areaLabelLayers(names, labels, plot, { fontStyle: "italic" });
}

const STEP = 10;

/** The place from which the region's edge and the points are farthest; none where the name has no room. */
function namePlace(
  field: Field,
  region: string,
  points: readonly { x: number; y: number; text: string }[],
  x: Axis,
  y: Axis,
): { text: string; at: number; middle: number } | undefined {
  const [low, high] = x.scale.domain;
  const valueAt = (pixel: number) => low * (high / low) ** (pixel / x.length);
  const isInside = (at: number, middle: number) =>
    regionIn(field, valueAt(at), (field.high * (y.length - middle)) / y.length) === region;
  const half = textWidth(region, sizes.label) / 2 + 6;
  const grid: { at: number; middle: number; room: number }[] = [];
  for (let at = half; at <= x.length - half; at += STEP) {
    for (let middle = 14; middle <= y.length - 14; middle += STEP) {
      const room = roomAround(at, middle, half, isInside);
      const near = points.map((point) =>
        Math.hypot(Math.max(0, Math.abs(point.x - at) - half), point.y - middle),
      );
      grid.push({ at, middle, room: Math.min(room, ...near) });
    }
  }
  const best = grid.reduce((a, b) => (b.room > a.room ? b : a), { at: 0, middle: 0, room: 0 });
  return best.room >= STEP ? { text: region, at: best.at, middle: best.middle } : undefined;
}

/** Pixels above and below a text that are still inside, up to what is enough. */
function roomAround(
  at: number,
  middle: number,
  half: number,
  isInside: (at: number, middle: number) => boolean,
): number {
  for (let room = 0; room <= 60; room += STEP) {
    const corners = [-half, 0, half].flatMap((dx) => [
      [at + dx, middle - room],
      [at + dx, middle + room],
    ]);
    if (!corners.every(([px, py]) => isInside(px!, py!))) return room - 1;
  }
  return 60;
}
