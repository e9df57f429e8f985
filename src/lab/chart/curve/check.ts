import type { CurvePoint } from "./curve.js";

/** @throws RangeError naming the first argument that cannot be drawn. */
export function checkPoints(points: readonly CurvePoint[], logX: boolean, logY: boolean): void {
  if (!Array.isArray(points) || points.length === 0)
    throw new RangeError("curve: points is empty, expected at least one point");
  for (const [i, { x, y, low = y, high = y }] of points.entries()) {
    check(`points[${i}].x`, x, logX);
    for (const [name, value] of Object.entries({ y, low, high }))
      check(`points[${i}].${name}`, value, logY);
    if (low > y || y > high)
      throw new RangeError(
        `curve: points[${i}].y is ${y}, expected it within its interval, ${low} to ${high}`,
      );
  }
}

function check(name: string, value: number, log: boolean) {
  if (Number.isFinite(value) && (log ? value > 0 : value >= 0)) return;
  const range = log ? "above 0" : "from 0 on";
  throw new RangeError(`curve: ${name} is ${value}, expected a finite number ${range}`);
}
