import type { ChartTable } from "../chart.js";
import { capital, count, headed, listed, quantity, tabular } from "../quantity.js";
import { type Column, tableOf } from "../table.js";
import type { CurvePoint } from "./curve.js";
import type { DrawnModel } from "./model-lines.js";
import type { Series } from "./series.js";

/** What the axes are called, and their units. */
export interface CurveWords {
  x: string;
  y: string;
  xUnit: string;
  unit: string;
}

/** The title where the caller gives none. */
export function curveTitle(series: readonly Series[], words: CurveWords): string {
  const { x, y } = names(words);
  if (series.length > 1) return `${capital(y)} by ${x}: ${listed(series.map(({ name }) => name))}`;
  const [first, last] = ends(series[0]!);
  if (first === last) return `${capital(y)} is ${valueAt(first, words)}`;
  return `${capital(y)}: ${valueAt(first, words)}, ${valueAt(last, words)}`;
}

/** Sentences with the figures that the picture shows. */
export function curveDescription(
  series: readonly Series[],
  models: readonly DrawnModel[],
  words: CurveWords,
): string {
  const { x, y } = names(words);
  const points = series.reduce((sum, one) => sum + one.points.length, 0);
  return [
    `Curve of ${count(points, "point")}: ${y} by ${x}.`,
    ...series.map((one) => course(one, words)),
    ...models.map((model) => comparison(model, series)),
  ].join(" ");
}

/** A point in words: `threads, 4.20 at 40 (4.10 to 4.35)`. */
export function spokenPoint(point: CurvePoint, series: string, words: CurveWords): string {
  const { low, high, note } = point;
  const interval =
    low === undefined || high === undefined
      ? ""
      : ` (${quantity(low, words.unit)} to ${quantity(high, words.unit)})`;
  const prefix = series === "" ? "" : `${series}, `;
  const suffix = note === undefined ? "" : `, ${note}`;
  return `${prefix}${valueAt(point, words)}${interval}${suffix}`;
}

/** One row per point, with what each line says there. */
export function curveTable(
  series: readonly Series[],
  models: readonly DrawnModel[],
  words: CurveWords,
): ChartTable {
  const { x, y } = names(words);
  const number = (value?: number) =>
    value === undefined || !Number.isFinite(value) ? "" : tabular(value);
  const columns: Column<CurvePoint>[] = [
    { title: "Series", of: (point) => point.series ?? "" },
    { title: headed(x, words.xUnit), of: (point) => tabular(point.x), always: true },
    { title: headed(y, words.unit), of: (point) => tabular(point.y), always: true },
    { title: "Low", of: ({ low }) => number(low) },
    { title: "High", of: ({ high }) => number(high) },
    ...models.map(({ label, at }) => ({
      title: capital(label),
      of: (point: CurvePoint) => number(at(point.x)),
    })),
    { title: "Note", of: ({ note }) => note ?? "" },
  ];
  return tableOf(
    columns,
    series.flatMap(({ points }) => points),
  );
}

function course(one: Series, words: CurveWords) {
  const [first, last] = ends(one);
  const name = one.name === "" ? "It" : `“${one.name}”`;
  if (first === last) return `${name} is ${valueAt(first, words)}.`;
  const sorted = [...one.points].sort((a, b) => a.y - b.y);
  const inner = (point: CurvePoint) => point !== first && point !== last;
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  return [
    `${name} goes from ${valueAt(first, words)} to ${valueAt(last, words)}`,
    ...(inner(least) ? [`with the least, ${valueAt(least, words)}`] : []),
    ...(inner(most) ? [`with the most, ${valueAt(most, words)}`] : []),
  ]
    .join(", ")
    .concat(".");
}

/** How far the points of the one series lie from a line; of several it is not known which it fits. */
function comparison({ label, at }: DrawnModel, series: readonly Series[]) {
  const ratios = series
    .flatMap(({ points }) => points.map(({ x, y }) => y / at(x)))
    .filter((ratio) => Number.isFinite(ratio) && ratio > 0);
  if (ratios.length === 0 || series.length > 1) return `A line shows “${label}”.`;
  const [least, most] = [Math.min(...ratios).toFixed(2), Math.max(...ratios).toFixed(2)];
  const range = least === most ? least : `${least} to ${most}`;
  return `The points are ${range} times what “${label}” says.`;
}

function ends({ points }: Series): [CurvePoint, CurvePoint] {
  return [points[0]!, points.at(-1)!];
}

function valueAt({ x, y }: CurvePoint, { unit, xUnit }: CurveWords) {
  return `${quantity(y, unit)} at ${quantity(x, xUnit)}`;
}

function names({ x, y }: CurveWords) {
  return { x: x === "" ? "x" : x, y: y === "" ? "y" : y };
}
