import { shorten, textWidth } from "../text-size.js";
import { sizes } from "../theme.js";
import type { HeatMapCell } from "./heat-map.js";
import type { HeatMapWords } from "./words.js";

/** Columns and rows in pixels of the plot. */
export interface Grid {
  columns: { name: string; text: string; centre: number }[];
  rows: { name: string; text: string; centre: number }[];
  cell: { width: number; height: number };
  height: number;
  margin: { left: number; right: number; top: number; bottom: number };
}

const widestRow = 150;

/** As many columns and rows as there are names; a square is as wide as it can be, and flat. */
export function gridOf(cells: readonly HeatMapCell[], words: HeatMapWords, width: number): Grid {
  const names = (of: (cell: HeatMapCell) => string | number) => [
    ...new Set(cells.map((cell) => String(of(cell)))),
  ];
  const xs = names(({ x }) => x);
  const ys = names(({ y }) => y);
  const rowTexts = ys.map((name) => shorten(name, widestRow, sizes.label));
  const widest = Math.max(...rowTexts.map((text) => textWidth(text, sizes.label)));
  const margin = {
    left: Math.ceil(widest) + 14,
    right: 4,
    top: words.y === "" ? 0 : sizes.labelLine + 4,
    bottom: 26 + (words.x === "" ? 0 : sizes.labelLine),
  };
  const cell = {
    width: (width - margin.left - margin.right) / xs.length,
    height: Math.max(22, Math.min(38, 380 / ys.length)),
  };
  const fitting = (name: string) => shorten(name, Math.max(cell.width - 4, 20), sizes.label);
  return {
    columns: xs.map((name, i) => ({
      name,
      text: fitting(name),
      centre: (i + 0.5) * cell.width,
    })),
    rows: ys.map((name, i) => ({ name, text: rowTexts[i]!, centre: (i + 0.5) * cell.height })),
    cell,
    height: ys.length * cell.height,
    margin,
  };
}
