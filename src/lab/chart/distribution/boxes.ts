import type { Axis } from "../axis.js";
import { labelLayers, limitLayers, nameLayers } from "../bars/layers.js";
import { axisOf, heightOf, marginOf, namesOf, type Placed, place } from "../bars/placement.js";
import type { Chart } from "../chart.js";
import { frame } from "../frame.js";
import { type Layer, pixels } from "../layer.js";
import { colour } from "../palette.js";
import { quantity } from "../quantity.js";
import { logTickLabel, tickLabel } from "../ticks.js";
import type { DistributionSettings } from "./distribution.js";
import type { Summary } from "./summary.js";
import { distributionDescription, distributionTable, distributionTitle } from "./words.js";

const half = 9;
/** Samples beyond the whiskers that are drawn on each side of a box, the outermost first. */
const mostOutside = 20;

/** A box per name: the middle half, the median, whiskers from 5 % to 95 %, and what lies beyond. */
export function boxes(summaries: readonly Summary[], settings: DistributionSettings): Chart {
  const { x, unit, log, limit, width } = settings;
  const rows = summaries.map(({ name, median, least, most }) => ({
    name,
    value: median,
    low: least,
    high: most,
  }));
  const placed = place(rows, [], unit);
  const names = namesOf(placed);
  const margin = { ...marginOf(placed, names, unit), bottom: 30, top: limit ? 22 : 0 };
  const height = heightOf(placed);
  const axis = axisOf(placed, limit?.value, log, width - margin.left - margin.right);
  return frame({
    title: settings.title ?? distributionTitle(summaries, x, unit),
    subtitle: settings.subtitle,
    description: distributionDescription(summaries, "Box chart", x, unit),
    table: distributionTable(summaries, unit),
    width,
    height,
    margin,
    legend: [
      { label: "middle half, median", colour: "blue", sample: "bar" },
      { label: "5 % to 95 %", colour: "ink", sample: "line" },
    ],
    layers: [
      ...(limit ? limitLayers(limit, axis, height) : []),
      ...boxLayers(summaries, placed, axis, unit),
      ...labelLayers(placed),
      ...nameLayers(names),
    ],
  });
}

function boxLayers(
  summaries: readonly Summary[],
  placed: readonly Placed[],
  { scale, ticks }: Axis,
  unit: string,
): Layer[] {
  const values = summaries.map(({ name, sorted, ...shown }, i) => {
    const { y } = placed[i]!;
    const [top, bottom] = [y - half, y + half];
    const places = { y, top, bottom, over: top - 4, under: bottom + 4 };
    return { name, ...shown, ...places, spoken: spoken(shown, name, unit) };
  });
  const outside = summaries.flatMap(({ sorted, p5, p95 }, i) =>
    [
      ...sorted.filter((sample) => sample < p5).slice(0, mostOutside),
      ...sorted.filter((sample) => sample > p95).slice(-mostOutside),
    ].map((sample) => ({ sample, y: placed[i]!.y })),
  );
  const log = scale.type === "log";
  const labelExpr = log ? logTickLabel(unit) : tickLabel(scale.domain[1], unit);
  const style = { title: null, values: ticks, labelExpr, labelFlush: false };
  const rule = (x: object, y: object, mark: object) => ({
    data: { values },
    mark: { type: "rule", ...mark },
    encoding: { x, ...y },
  });
  const at = (field: string) => ({ field, type: "quantitative" });
  const taller = { y: pixels("over"), y2: { field: "under" } };
  const tall = { y: pixels("top"), y2: { field: "bottom" } };
  return [
    {
      data: { values },
      mark: { type: "rule", color: colour("ink"), strokeWidth: 2.5 },
      encoding: {
        x: { ...at("p5"), scale, axis: { ...style, domain: false, ticks: false } },
        x2: { field: "p95" },
        y: pixels("y"),
      },
    },
    {
      data: { values: outside },
      mark: { type: "point", size: 22, color: colour("muted") },
      encoding: { x: at("sample"), y: pixels("y") },
    },
    {
      data: { values },
      mark: { type: "rect", color: colour("blue"), aria: true },
      encoding: {
        x: at("q1"),
        x2: { field: "q3" },
        ...tall,
        description: { field: "spoken" },
        tooltip: { field: "spoken" },
      },
    },
    rule(at("median"), tall, { color: colour("paper"), strokeWidth: 5 }),
    rule(at("median"), taller, { color: colour("ink"), strokeWidth: 2 }),
  ];
}

function spoken(
  { median, q1, q3, p5, p95 }: Omit<Summary, "name" | "sorted">,
  name: string,
  unit: string,
) {
  const between = (low: number, high: number) =>
    `${quantity(low, unit)} to ${quantity(high, unit)}`;
  return `${name}: median ${quantity(median, unit)}, half of the samples from ${between(q1, q3)}, 90 % from ${between(p5, p95)}`;
}
