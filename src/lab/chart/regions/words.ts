import type { ChartTable } from "../chart.js";
import { capital, count, headed, listed, quantity, tabular } from "../quantity.js";
import { type Column, tableOf } from "../table.js";
import type { RegionPoint, RegionsWords } from "./regions.js";
import { type Field, regionIn } from "./sample.js";

/** The title where the caller gives none. */
export function regionsTitle(words: RegionsWords): string {
  return capital(`map by ${words.x || "x"} and ${words.y || "y"}`);
}

/** Sentences that say how large the regions are and where the points stand. */
export function regionsDescription(
  field: Field,
  points: readonly RegionPoint[],
  regions: readonly string[],
  words: RegionsWords,
): string {
  const shares = regions.map((region) => `${region} ${quantity(share(field, region), "%")}`);
  const head = `Map of ${count(regions.length, "region")} by ${words.x || "x"} and ${words.y || "y"}; of its area have ${listed(shares)}.`;
  const found = points.map((point) => `${spokenPoint(point, words)} belongs to ${point.region}`);
  return points.length === 0 ? head : `${head} ${capital(listed(found))}.`;
}

/** A point in words: `hashing (9.2 ms, 98%)`. */
export function spokenPoint({ name, x, y }: RegionPoint, words: RegionsWords): string {
  return `${name} (${quantity(x, words.xUnit)}, ${quantity(y, words.unit)})`;
}

/** One row per point; for a map without points, one per region and its share. */
export function regionsTable(
  field: Field,
  points: readonly RegionPoint[],
  words: RegionsWords,
): ChartTable {
  if (points.length === 0) {
    const names = [
      ...new Set(field.columns.flatMap(({ runs }) => runs.map(({ region }) => region))),
    ];
    const columns: Column<string>[] = [
      { title: "Region", of: (name) => name, always: true },
      { title: "Share of the area (%)", of: (name) => tabular(share(field, name)), always: true },
    ];
    return tableOf(columns, names);
  }
  const columns: Column<RegionPoint>[] = [
    { title: "Name", of: ({ name }) => name, always: true },
    { title: headed(words.x || "x", words.xUnit), of: ({ x }) => tabular(x), always: true },
    { title: headed(words.y || "y", words.unit), of: ({ y }) => tabular(y), always: true },
    { title: "Belongs to", of: ({ region }) => region, always: true },
    { title: "Stands in", of: ({ x, y }) => regionIn(field, x, y) ?? "", always: true },
  ];
  return tableOf(columns, points);
}

/** Percent of the map's area. */
function share({ columns, high }: Field, name: string): number {
  const width = ({ from, to }: { from: number; to: number }) => Math.log(to / from);
  const all = columns.reduce((sum, column) => sum + width(column), 0);
  const own = columns.reduce((sum, column) => {
    const mine = column.runs.filter(({ region }) => region === name);
    return sum + width(column) * mine.reduce((tall, run) => tall + (run.high - run.low) / high, 0);
  }, 0);
  return Math.round((100 * own) / all);
}
