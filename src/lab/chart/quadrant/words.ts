import type { ChartTable } from "../chart.js";
import { capital, count, headed, listed, quantity, tabular } from "../quantity.js";
import { type Column, tableOf } from "../table.js";
import type { Fields, QuadrantNames, QuadrantPoint } from "./quadrant.js";

/** What the axes are called, and their units. */
export interface QuadrantWords {
  x: string;
  y: string;
  xUnit: string;
  unit: string;
}

/** The title where the caller gives none. */
export function quadrantTitle(words: QuadrantWords): string {
  return capital(`${words.y || "y"} by ${words.x || "x"}`);
}

/** Sentences that say what stands in which field. */
export function quadrantDescription(
  points: readonly QuadrantPoint[],
  fields: Fields,
  words: QuadrantWords,
): string {
  const { split } = fields;
  const places: Record<keyof QuadrantNames, string> = {
    topLeft: "Top left",
    topRight: "Top right",
    bottomLeft: "Bottom left",
    bottomRight: "Bottom right",
  };
  const sentences = Object.entries(places).flatMap(([key, place]) => {
    const field = key as keyof QuadrantNames;
    const inside = points.filter((point) => fieldOf(point, split) === field);
    const name = fields.names[field] === "" ? "" : ` (“${fields.names[field]}”)`;
    const list = inside.map((point) => spokenPoint(point, words));
    return inside.length === 0 ? [] : [`${place}${name}: ${listed(list)}.`];
  });
  const at = `${quantity(split.x, words.xUnit)} and ${quantity(split.y, words.unit)}`;
  const head = `Quadrant chart of ${count(points.length, "point")}: ${words.y || "y"} by ${words.x || "x"}, split at ${at}.`;
  return [head, ...sentences].join(" ");
}

/** A point in words: `hashing (98%, 12%)`. */
export function spokenPoint({ name, x, y }: QuadrantPoint, words: QuadrantWords): string {
  return `${name} (${quantity(x, words.xUnit)}, ${quantity(y, words.unit)})`;
}

/** One row per point, with the field it stands in. */
export function quadrantTable(
  points: readonly QuadrantPoint[],
  fields: Fields,
  words: QuadrantWords,
): ChartTable {
  const columns: Column<QuadrantPoint>[] = [
    { title: "Name", of: ({ name }) => name, always: true },
    { title: "Group", of: ({ group }) => group ?? "" },
    { title: headed(words.x || "x", words.xUnit), of: ({ x }) => tabular(x), always: true },
    { title: headed(words.y || "y", words.unit), of: ({ y }) => tabular(y), always: true },
    { title: "Field", of: (point) => fields.names[fieldOf(point, fields.split)] },
  ];
  return tableOf(columns, points);
}

function fieldOf({ x, y }: QuadrantPoint, split: Fields["split"]): keyof QuadrantNames {
  if (y >= split.y) return x >= split.x ? "topRight" : "topLeft";
  return x >= split.x ? "bottomRight" : "bottomLeft";
}
