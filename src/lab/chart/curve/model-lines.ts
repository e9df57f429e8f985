import { type PaletteName, seriesColour } from "../palette.js";
import type { CurveOptions, CurvePoint } from "./curve.js";

/** A function of x with a name: an ideal, or a model with its fitted parameters. */
export interface ModelLine {
  label: string;
  at: (x: number) => number;
}

/** A line as it is drawn. */
export interface DrawnModel extends ModelLine {
  fitted: boolean;
  colour: PaletteName;
  dash: number[] | undefined;
  samples: { x: number; y: number }[];
}

const steps = 120;
const dashes = [undefined, [9, 3], [2, 3]];

/** Samples the lines over the points' range of x; fitted ones take the colours after the series'. */
export function toModelLines(
  ideal: CurveOptions["ideal"],
  fit: CurveOptions["fit"],
  points: readonly CurvePoint[],
  logX: boolean,
  series: number,
): DrawnModel[] {
  const at = positions(points, logX);
  const sampled = ({ label, at: y }: ModelLine) => ({
    label,
    at: y,
    samples: at.map((x) => ({ x, y: y(x) })).filter((sample) => Number.isFinite(sample.y)),
  });
  const best = typeof ideal === "function" ? { label: "ideal", at: ideal } : ideal;
  const fits = fit === undefined ? [] : isOne(fit) ? [fit] : fit;
  return [
    ...(best ? [{ ...sampled(best), fitted: false, colour: "muted" as const, dash: [5, 4] }] : []),
    ...fits.map((one, i) => ({
      ...sampled(one),
      fitted: true,
      colour: seriesColour(series + i),
      dash: dashes[i % dashes.length],
    })),
  ];
}

function isOne(fit: NonNullable<CurveOptions["fit"]>): fit is ModelLine {
  return !Array.isArray(fit);
}

function positions(points: readonly CurvePoint[], log: boolean) {
  const xs = points.map(({ x }) => x);
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  if (low === high) return [low];
  const step = (i: number) =>
    log ? low * (high / low) ** (i / steps) : low + ((high - low) * i) / steps;
  const even = Array.from({ length: steps + 1 }, (_, i) => Number(step(i).toPrecision(5)));
  return [...new Set([...even, ...xs])].sort((a, b) => a - b);
}
