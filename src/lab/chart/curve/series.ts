import { type PaletteName, seriesColour, seriesShape } from "../palette.js";
import type { CurvePoint } from "./curve.js";

/** Points that belong together, in the order of x. */
export interface Series {
  /** Empty where the points name none. */
  name: string;
  points: CurvePoint[];
  colour: PaletteName;
  shape: string;
}

/** Groups the points; colour and shape differ from series to series, so that neither is needed. */
export function toSeries(points: readonly CurvePoint[]): Series[] {
  const names = [...new Set(points.map(({ series }) => series ?? ""))];
  return names.map((name, i) => ({
    name,
    points: points.filter(({ series }) => (series ?? "") === name).sort((a, b) => a.x - b.x),
    colour: seriesColour(i),
    shape: seriesShape(i),
  }));
}
