import type { Chart } from "../chart.js";
import { checkNumber, checkSome } from "../check.js";
import { contentWidth, frame } from "../frame.js";
import { gridOf } from "./grid.js";
import { cellLayers, keyHeight, keyLayers, nameLayers } from "./layers.js";
import { toSteps } from "./steps.js";
import { heatMapDescription, heatMapTable, heatMapTitle } from "./words.js";

/** A value for a pair of settings. */
export interface HeatMapCell {
  x: string | number;
  y: string | number;
  value: number;
}

export interface HeatMapOptions {
  /** The finding, one sentence without a full stop; default: the smallest and the largest value. */
  title?: string;
  /** Machine and number of runs. */
  subtitle?: string;
  /** What the columns and the rows are: `threads`, `in flight`. */
  x?: string;
  y?: string;
  /** Unit of the values; default `ms`, which is written as µs, ms or s, whichever fits. */
  unit?: string;
  /** Steps of equal ratio instead of equal difference. */
  log?: boolean;
  /** Pixels of the whole drawing, 320 or more; default 560. */
  width?: number;
}

/**
 * Draws a value for each pair of settings in six steps of lightness, with its number. Columns and
 * rows stand in the order in which they first occur, rows from above.
 *
 * @throws RangeError naming the argument where there is no cell, a pair occurs twice, or a value is
 * no number from 0 on (with `log`: above 0).
 */
export function heatMap(cells: readonly HeatMapCell[], options: HeatMapOptions = {}): Chart {
  const { x = "", y = "", unit = "ms", log = false } = options;
  const width = contentWidth("heatMap", options.width);
  check(cells, log);
  const words = { x, y, unit };
  const grid = gridOf(cells, words, width);
  const steps = toSteps(
    cells.map(({ value }) => value),
    log,
  );
  return frame({
    title: options.title ?? heatMapTitle(cells, words),
    subtitle: options.subtitle,
    description: heatMapDescription(cells, words),
    table: heatMapTable(cells, grid, words),
    width,
    height: grid.height,
    margin: { ...grid.margin, top: grid.margin.top + keyHeight },
    layers: [
      ...keyLayers(steps, unit, grid),
      ...cellLayers(cells, steps, grid, words),
      ...nameLayers(grid, words),
    ],
  });
}

function check(cells: readonly HeatMapCell[], log: boolean) {
  checkSome("heatMap: cells", cells, "cell");
  const seen = new Set<string>();
  for (const [i, { x, y, value }] of cells.entries()) {
    checkNumber(`heatMap: cells[${i}].value`, value, log);
    const pair = JSON.stringify([x, y]);
    if (seen.has(pair))
      throw new RangeError(`heatMap: cells[${i}] is a second value for x ${x} and y ${y}`);
    seen.add(pair);
  }
}
