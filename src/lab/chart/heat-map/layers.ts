import { hundredths, type Layer, pixels, still } from "../layer.js";
import { colour } from "../palette.js";
import { quantity, significant } from "../quantity.js";
import { textWidth } from "../text-size.js";
import { sizes } from "../theme.js";
import type { Grid } from "./grid.js";
import type { HeatMapCell } from "./heat-map.js";
import { type Step, stepOf } from "./steps.js";
import { type HeatMapWords, spokenCell } from "./words.js";

/** Pixels of the key above the plot. */
export const keyHeight = 46;

const swatch = { width: 72, height: 12 };

/** The steps side by side, with the values at their ends below. */
export function keyLayers(steps: readonly Step[], unit: string, { margin }: Grid): Layer[] {
  const left = -margin.left;
  const top = -margin.top - keyHeight;
  const boxes = steps.map((step, i) =>
    still({
      type: "rect",
      x: left + i * swatch.width,
      x2: left + (i + 1) * swatch.width,
      y: top,
      y2: top + swatch.height,
      color: colour(step.colour),
    }),
  );
  const bounds = [steps[0]!.low, ...steps.map(({ high }) => high)];
  const shown = bounds.filter((_, i) => i % 2 === 0 || i === bounds.length - 1);
  const labels = shown.map((value, i) => {
    const align = i === 0 ? "left" : "center";
    const x = left + (value === bounds.at(-1) ? bounds.length - 1 : 2 * i) * swatch.width;
    const text = quantity(Number(value.toPrecision(3)), unit);
    return still({ type: "text", text, x, y: top + 23, align, color: colour("muted") });
  });
  return [...boxes, ...labels];
}

/** The cells, with their numbers where these fit. */
export function cellLayers(
  cells: readonly HeatMapCell[],
  steps: readonly Step[],
  grid: Grid,
  words: HeatMapWords,
): Layer[] {
  const placed = cells.map((cell) => ({
    ...place(cell, grid),
    cell,
    step: stepOf(cell.value, steps),
  }));
  const fits = cells.every(
    ({ value }) => textWidth(written(value, words), sizes.label) <= grid.cell.width - 4,
  );
  return steps.flatMap((step) => {
    const own = placed.filter((one) => one.step === step);
    if (own.length === 0) return [];
    const values = own.map(({ x, y, cell }) => ({
      left: hundredths(x - grid.cell.width / 2 + 1),
      right: hundredths(x + grid.cell.width / 2 - 1),
      top: hundredths(y - grid.cell.height / 2 + 1),
      bottom: hundredths(y + grid.cell.height / 2 - 1),
      x: hundredths(x),
      y: hundredths(y),
      number: written(cell.value, words),
      spoken: spokenCell(cell, words),
    }));
    const box = {
      data: { values },
      mark: { type: "rect", color: colour(step.colour), aria: true },
      encoding: {
        x: pixels("left"),
        x2: { field: "right" },
        y: pixels("top"),
        y2: { field: "bottom" },
        description: { field: "spoken" },
        tooltip: { field: "spoken" },
      },
    };
    const number = {
      data: { values },
      mark: { type: "text", align: "center", color: colour(step.text) },
      encoding: { x: pixels("x"), y: pixels("y"), text: { field: "number" } },
    };
    return fits ? [box, number] : [box];
  });
}

/** The names of the columns below, of the rows on the left, and of both axes. */
export function nameLayers(grid: Grid, { x, y }: HeatMapWords): Layer[] {
  const right = grid.columns.at(-1)!.centre + grid.cell.width / 2;
  const muted = { color: colour("muted") };
  const below = { y: grid.height + 15, align: "center" };
  const columns = {
    data: { values: grid.columns.map(({ text, centre }) => ({ text, x: hundredths(centre) })) },
    mark: { type: "text", ...below, ...muted },
    encoding: { x: pixels("x"), text: { field: "text" } },
  };
  const rows = {
    data: { values: grid.rows.map(({ text, centre }) => ({ text, y: hundredths(centre) })) },
    mark: { type: "text", x: -8, align: "right", ...muted },
    encoding: { y: pixels("y"), text: { field: "text" } },
  };
  const xName = { text: x, x: right / 2, y: grid.height + 15 + sizes.labelLine, align: "center" };
  const yName = { text: y, x: -grid.margin.left, y: -12 };
  return [
    columns,
    rows,
    ...[xName, yName]
      .filter(({ text }) => text !== "")
      .map((name) => still({ type: "text", ...name, ...muted })),
  ];
}

function place({ x, y }: HeatMapCell, { columns, rows }: Grid) {
  return {
    x: columns.find(({ name }) => name === String(x))!.centre,
    y: rows.find(({ name }) => name === String(y))!.centre,
  };
}

/** Milliseconds keep their unit, which may differ from cell to cell; others stand in the key. */
function written(value: number, { unit }: HeatMapWords) {
  if (unit === "ms") return quantity(value, unit);
  return Number.isInteger(value) ? quantity(value, "") : significant(value);
}
