import { type Axis, linearAxis, logAxis } from "../axis.js";
import type { CurvePoint } from "./curve.js";
import type { DrawnModel } from "./model-lines.js";

/** Share of a logarithmic axis that stays free beyond the outermost points. */
const pad = 0.05;

/** The axes that hold all points with their intervals, and of the lines what is near the points. */
export function axesOf(
  points: readonly CurvePoint[],
  models: readonly DrawnModel[],
  { logX, logY, height }: { logX: boolean; logY: boolean; height: number },
) {
  const xs = points.map(({ x }) => x);
  const measured = points.flatMap(({ y, low = y, high = y }) => [low, y, high]);
  const ys = [...measured, ...near(models, measured)];
  const [xLow, xHigh] = logX ? padded(xs) : fromNearZero(xs);
  const [yLow, yHigh] = logY ? padded(ys) : [0, 1.06 * Math.max(...ys) || 1];
  const ticked = (axis: Axis): Axis => {
    const own = [...new Set(xs)].sort((a, b) => a - b);
    return own.length <= 10 ? { ...axis, ticks: own } : axis;
  };
  return {
    xHigh: Math.max(...xs),
    x: (length: number) =>
      ticked(logX ? logAxis(xLow, xHigh, length) : linearAxis(xLow, xHigh, length)),
    y: logY ? logAxis(yLow, yHigh, height) : linearAxis(yLow, yHigh, height),
  };
}

/** Lines may widen the axis a little; far from the points they tell nothing about them. */
function near(models: readonly DrawnModel[], measured: readonly number[]) {
  const [low, high] = [Math.min(...measured), Math.max(...measured)];
  return models.flatMap(({ samples }) =>
    samples.map(({ y }) => y).filter((y) => y >= low / 3 && y <= high * 1.4),
  );
}

function padded(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const factor = low === high ? 2 : (high / low) ** pad;
  return [low / factor, high * factor];
}

function fromNearZero(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (high === 0) return [0, 1];
  if (low <= high / 2) return [0, 1.03 * high];
  const margin = low === high ? high / 2 : (high - low) * pad;
  return [low - margin, high + margin];
}
