import type { Axis } from "../axis.js";
import { shorten, textWidth } from "../text-size.js";
import { sizes } from "../theme.js";
import type { Fields } from "./quadrant.js";

interface Place {
  x: number;
  y: number;
}

/**
 * Puts each field's name at the top, in the middle or at the bottom of its field, on the left, in the
 * centre or on the right: where the nearest point, which has a name too, is farthest.
 */
export function placeFieldNames(
  { names, split }: Fields,
  points: readonly Place[],
  x: Axis,
  y: Axis,
) {
  const [across, down] = [x.at(split.x), y.length - y.at(split.y)];
  const fields = [
    { name: names.topLeft, x1: 0, x2: across, y1: 0, y2: down },
    { name: names.topRight, x1: across, x2: x.length, y1: 0, y2: down },
    { name: names.bottomLeft, x1: 0, x2: across, y1: down, y2: y.length },
    { name: names.bottomRight, x1: across, x2: x.length, y1: down, y2: y.length },
  ];
  return fields
    .filter(({ name }) => name !== "")
    .map(({ name, x1, x2, y1, y2 }) => {
      const text = shorten(name, x2 - x1 - 16, sizes.label);
      const half = textWidth(text, sizes.label) / 2;
      const places = [y1 + 15, (y1 + y2) / 2, y2 - 15].flatMap((middle) =>
        [(x1 + x2) / 2, x1 + 8 + half, x2 - 8 - half].map((at) => ({ at, middle })),
      );
      const farthest = places.reduce((a, b) =>
        clearance(b, half, points) > clearance(a, half, points) + 1 ? b : a,
      );
      return { text, ...farthest };
    });
}

/** Pixels to the nearest point, up to what is far enough. */
function clearance(
  { at, middle }: { at: number; middle: number },
  half: number,
  points: readonly Place[],
) {
  const distances = points.map(({ x, y }) =>
    Math.hypot(Math.max(0, Math.abs(x - at) - half), y - middle),
  );
  return Math.min(80, ...distances);
}
