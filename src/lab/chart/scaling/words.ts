import type { ChartTable } from "../chart.js";
import { capital, count, listed, quantity, tabular } from "../quantity.js";
import { type Law, lawInWords, type Parameters } from "./laws.js";
import type { SpeedupPoint } from "./scaling.js";

/** How far the laws are drawn, with what, and what works. */
interface Extent {
  parameters: Parameters;
  workers: number;
  x: string;
}

/** The title where the caller gives none. */
export function scalingTitle(laws: readonly Law[]): string {
  return `What more workers gain: ${listed(laws.map(({ label }) => label))}`;
}

/** Sentences with what the laws say where the sliders begin. */
export function scalingDescription(
  points: readonly SpeedupPoint[],
  laws: readonly Law[],
  { parameters, workers, x }: Extent,
): string {
  const series = seriesOf(points).map((name) => {
    const own = points.filter(({ series = "" }) => series === name);
    const most = own.reduce((best, point) => (point.speedup > best.speedup ? point : best));
    const label = name === "" ? "The points" : `“${name}”`;
    return `${label}: ${count(own.length, "measurement")}, the most is ${spokenSpeedup({ ...most, series: "" }, x)}.`;
  });
  return [
    `Laws of scaling for 1 to ${count(workers, x, x)}, with a slider for each parameter.`,
    "What follows is said of the values at which the sliders begin.",
    ...laws.map((law) => lawInWords(law, parameters, workers, x)),
    ...series,
  ].join(" ");
}

/** A point in words: `4.81 times at 5 threads`. */
export function spokenSpeedup({ workers, speedup, series = "" }: SpeedupPoint, x: string): string {
  const prefix = series === "" ? "" : `${series}, `;
  return `${prefix}${quantity(speedup, "times")} at ${count(workers, x, x)}`;
}

/** What the laws say at powers of two and at each measured number of workers. */
export function scalingTable(
  points: readonly SpeedupPoint[],
  laws: readonly Law[],
  { parameters, workers, x }: Extent,
): ChartTable {
  const series = seriesOf(points);
  const doublings = Array.from({ length: Math.floor(Math.log2(workers)) + 1 }, (_, i) => 2 ** i);
  const counts = [...new Set([...doublings, workers, ...points.map((point) => point.workers)])];
  const measured = (name: string, n: number) =>
    points
      .filter((point) => (point.series ?? "") === name && point.workers === n)
      .map(({ speedup }) => tabular(speedup))
      .join(", ");
  return {
    columns: [
      capital(x),
      ...laws.map(({ label }) => capital(label)),
      ...series.map((name) => capital(name === "" ? "measured" : name)),
    ],
    rows: counts
      .sort((a, b) => a - b)
      .map((n) => [
        n,
        ...laws.map((law) => tabular(law.at(n, parameters))),
        ...series.map((name) => measured(name, n)),
      ]),
  };
}

/** The names of the series in the order in which they come; empty where the points name none. */
export function seriesOf(points: readonly SpeedupPoint[]): string[] {
  return [...new Set(points.map(({ series }) => series ?? ""))];
}
