import { line, still } from "./layer.js";
import { colour, type PaletteName, pointSize } from "./palette.js";
import { textWidth } from "./text-size.js";
import { sizes } from "./theme.js";

/** A sample of a mark and what it stands for. */
export interface LegendEntry {
  label: string;
  colour: PaletteName;
  /** Default `bar`. */
  sample?: "bar" | "hollow" | "cross" | "line" | "point" | "curve";
  /** Of a point or curve: one of Vega's shapes; default `circle`. */
  shape?: string;
  /** Of a line: pixels drawn and left out; default drawn through. */
  dash?: number[];
}

type Placed = LegendEntry & { x: number };

const swatch = 22;
const gap = 8;
const between = 24;

/** A cross; Vega draws a path from -1 to 1 as wide and high as a square of the point's size. */
export const crossShape = "M-1,-1L1,1M1,-1L-1,1";

/** Places the entries on as many lines as the width needs. */
export function legendLines(entries: readonly LegendEntry[], width: number): Placed[][] {
  const lines: Placed[][] = [];
  let x = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    const needed = swatch + gap + textWidth(entry.label, sizes.label);
    if (x + needed > width) {
      lines.push([]);
      x = 0;
    }
    lines.at(-1)!.push({ ...entry, x });
    x += needed + between;
  }
  return lines;
}

/** Draws the entries from (`left`, `top`) on, in pixels of the plot. */
export function legendLayers(lines: readonly Placed[][], left: number, top: number) {
  return lines.flatMap((entries, i) =>
    entries.flatMap((entry) => {
      const x = left + entry.x;
      const y = top + (i + 0.5) * sizes.legend;
      return [...sample(entry, x, y), label(entry.label, x + swatch + gap, y)];
    }),
  );
}

function label(text: string, x: number, y: number) {
  return still({ type: "text", text, x, y, color: colour("ink") });
}

function sample(entry: LegendEntry, x: number, y: number) {
  const { sample = "bar", colour: name, shape = "circle", dash } = entry;
  const stroke = colour(name);
  const box = { type: "rect", x, x2: x + swatch, y: y - 7, y2: y + 7 };
  const cross = { type: "point", shape: crossShape, size: 121, x: x + swatch / 2, y };
  const through = line(
    { x, y },
    { x: x + swatch, y },
    { color: stroke, strokeWidth: 2.5, ...(dash && { strokeDash: dash }) },
  );
  const point = still({
    type: "point",
    shape,
    size: pointSize(shape, 75),
    x: x + swatch / 2,
    y,
    color: stroke,
  });
  switch (sample) {
    case "bar":
      return [still({ ...box, color: stroke })];
    case "hollow":
      return [still({ ...box, fill: colour("paper"), stroke, strokeWidth: 1.5 })];
    case "cross":
      return [still({ ...cross, filled: false, opacity: 1, stroke, strokeWidth: 2.5 })];
    case "line":
      return [through];
    case "point":
      return [point];
    case "curve":
      return [through, point];
  }
}
