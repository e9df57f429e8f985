import { type Layer, still } from "../layer.js";
import type { LegendEntry } from "../legend.js";
import { colour, type PaletteName, pointSize, seriesColour, seriesShape } from "../palette.js";
import type { Law } from "./laws.js";
import type { SpeedupPoint } from "./scaling.js";
import { seriesOf, spokenSpeedup } from "./words.js";

/** Pixels of a line that reads the sliders. */
export const readingHeight = 21;

const samples = 128;
const dashes: readonly (number[] | undefined)[] = [undefined, [9, 3], [2, 3]];
const idealDash = [5, 4];

const coordinates = {
  x: { field: "workers", type: "quantitative" },
  y: { field: "speedup", type: "quantitative" },
};

export function scalingLegend(
  points: readonly SpeedupPoint[],
  laws: readonly Law[],
): LegendEntry[] {
  const series = seriesOf(points);
  return [
    ...series.map(
      (name, i): LegendEntry => ({
        label: name === "" ? "measured" : name,
        colour: seriesColour(i),
        sample: "point",
        shape: seriesShape(i),
      }),
    ),
    ...laws.map(({ label }, i): LegendEntry => {
      const dash = dashes[i % dashes.length];
      return { label, colour: colourOf(points, i), sample: "line", ...(dash && { dash }) };
    }),
    { label: "every one counts in full", colour: "muted", sample: "line", dash: idealDash },
  ];
}

/** What the sliders stand at and what follows from it: above the plot, where no line can cross it. */
export function readingLayers(laws: readonly Law[], left: number, top: number): Layer[] {
  return laws.map((law, i) => {
    const y = -top - (laws.length - 1 - i) * readingHeight - 10;
    const text = { expr: law.readingFormula };
    const mark = { type: "text", text, x: -left, y, color: colour("ink") };
    return still(mark);
  });
}

/** The ideal and the laws, computed where the chart is drawn; what lies above the axis is left out. */
export function lawLayers(
  laws: readonly Law[],
  points: readonly SpeedupPoint[],
  workers: number,
  high: number,
): Layer[] {
  const drawn = (formula: string, style: object): Layer => ({
    data: {
      sequence: { start: 1, stop: workers + 1e-6, step: (workers - 1) / samples, as: "workers" },
    },
    transform: [
      { calculate: formula, as: "speedup" },
      { filter: `datum.speedup <= ${high * (1 + 1e-9)}` },
    ],
    mark: { type: "line", ...style },
    encoding: coordinates,
  });
  return [
    drawn("datum.workers", { color: colour("muted"), strokeWidth: 2, strokeDash: idealDash }),
    ...laws.map(({ formula }, i) => {
      const dash = dashes[i % dashes.length];
      const style = { color: colour(colourOf(points, i)), strokeWidth: 2.5 };
      return drawn(formula, { ...style, ...(dash && { strokeDash: dash }) });
    }),
  ];
}

export function pointLayers(points: readonly SpeedupPoint[], x: string): Layer[] {
  return seriesOf(points).map((name, i) => ({
    data: {
      values: points
        .filter(({ series = "" }) => series === name)
        .map((point) => ({ ...point, spoken: spokenSpeedup(point, x) })),
    },
    mark: {
      type: "point",
      color: colour(seriesColour(i)),
      shape: seriesShape(i),
      size: pointSize(seriesShape(i), 75),
      aria: true,
      stroke: colour("paper"),
      strokeWidth: 1.5,
    },
    encoding: {
      ...coordinates,
      description: { field: "spoken" },
      tooltip: { field: "spoken" },
    },
  }));
}

/** Laws take the colours after the series'. */
function colourOf(points: readonly SpeedupPoint[], law: number): PaletteName {
  return seriesColour(seriesOf(points).length + law);
}
