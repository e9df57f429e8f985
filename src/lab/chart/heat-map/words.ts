import type { ChartTable } from "../chart.js";
import { count, quantity, tabular, times } from "../quantity.js";
import type { Grid } from "./grid.js";
import type { HeatMapCell } from "./heat-map.js";

/** What columns and rows are called, and the unit of the values. */
export interface HeatMapWords {
  x: string;
  y: string;
  unit: string;
}

/** The title where the caller gives none. */
export function heatMapTitle(cells: readonly HeatMapCell[], words: HeatMapWords): string {
  const { least, most } = extremes(cells);
  if (least === most) return spokenCell(least, words);
  return `From ${value(least, words)} (${place(least, words)}) to ${value(most, words)} (${place(most, words)})`;
}

/** Sentences with the figures that the picture shows. */
export function heatMapDescription(cells: readonly HeatMapCell[], words: HeatMapWords): string {
  const { least, most } = extremes(cells);
  if (least === most) return `Heat map of one value. ${spokenCell(least, words)}.`;
  const factor = most.value / least.value;
  const ratio = Number.isFinite(factor) && factor >= 1.05 ? `, ${times(factor)} as much` : "";
  return `Heat map of ${count(cells.length, "value")}. The smallest is ${value(least, words)} at ${place(least, words)}; the largest is ${value(most, words)} at ${place(most, words)}${ratio}.`;
}

/** A cell in words: `threads 4, in flight 10: 430 ms`. */
export function spokenCell(cell: HeatMapCell, words: HeatMapWords): string {
  return `${place(cell, words)}: ${value(cell, words)}`;
}

/** The heat map itself, as a table of its rows and columns. */
export function heatMapTable(
  cells: readonly HeatMapCell[],
  { columns, rows }: Grid,
  { x, y, unit }: HeatMapWords,
): ChartTable {
  const corner = [y || "y", x || "x"].join(" by ");
  const at = (column: string, row: string) =>
    cells.find((cell) => String(cell.x) === column && String(cell.y) === row);
  return {
    columns: [unit === "" ? corner : `${corner} (${unit})`, ...columns.map(({ name }) => name)],
    rows: rows.map((row) => [
      row.name,
      ...columns.map((column) => {
        const cell = at(column.name, row.name);
        return cell === undefined ? "" : tabular(cell.value);
      }),
    ]),
  };
}

function extremes(cells: readonly HeatMapCell[]) {
  const sorted = [...cells].sort((a, b) => a.value - b.value);
  return { least: sorted[0]!, most: sorted.at(-1)! };
}

function value(cell: HeatMapCell, { unit }: HeatMapWords) {
  return quantity(cell.value, unit);
}

function place(cell: HeatMapCell, { x, y }: HeatMapWords) {
  return `${x || "x"} ${cell.x}, ${y || "y"} ${cell.y}`;
}
