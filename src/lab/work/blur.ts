import type { Image } from "./image.js";
import { checkRange } from "./range.js";

/**
 * Box blur: each byte becomes the rounded mean of the (2 radius + 1)² bytes of its channel around
 * it. Beyond an edge the edge's pixels go on. Exact: the sums are whole numbers and there is one
 * rounding, half up.
 *
 * Sums slide: from one pixel to the next a column enters and a column leaves, so that the work does
 * not grow with the radius (summed areas; Crow, SIGGRAPH 1984).
 *
 * @param from First row to blur; default 0.
 * @param to The row after the last one to blur; default the image's height.
 * @returns The rows from `from` to `to`, four bytes a pixel.
 * @throws RangeError for rows outside the image or a radius that is not a whole number from 0 to 1000.
 */
export function blur(
  image: Image,
  radius: number,
  from = 0,
  to: number = image.height,
): Uint8ClampedArray {
  checkRange("blur", from, to, image.height);
  checkRadius("blur", radius);
  const row = image.width * 4;
  const result = new Uint8ClampedArray((to - from) * row);
  const columns = new Uint32Array(row);
  for (let y = from - radius; y <= from + radius; y++) addRow(columns, image, y, 1);
  for (let y = from; y < to; y++) {
    writeRow(result.subarray((y - from) * row), columns, radius);
    addRow(columns, image, y + radius + 1, 1);
    addRow(columns, image, y - radius, -1);
  }
  return result;
}

/** @throws RangeError unless the radius is a whole number from 0 to 1000. */
export function checkRadius(who: string, radius: number): void {
  if (Number.isSafeInteger(radius) && 0 <= radius && radius <= 1000) return;
  throw new RangeError(`${who}: expected a radius from 0 to 1000, a whole number, got ${radius}`);
}

function addRow(columns: Uint32Array, { height, pixels }: Image, y: number, sign: 1 | -1): void {
  const start = Math.min(Math.max(y, 0), height - 1) * columns.length;
  for (let i = 0; i < columns.length; i++) columns[i]! += sign * pixels[start + i]!;
}

function writeRow(target: Uint8ClampedArray, columns: Uint32Array, radius: number): void {
  const last = columns.length / 4 - 1;
  const area = (2 * radius + 1) ** 2;
  const column = (x: number, channel: number) =>
    columns[Math.min(Math.max(x, 0), last) * 4 + channel]!;
  for (let channel = 0; channel < 4; channel++) {
    let sum = 0;
    for (let x = -radius; x <= radius; x++) sum += column(x, channel);
    for (let x = 0; x <= last; x++) {
      target[x * 4 + channel] = Math.floor((2 * sum + area) / (2 * area));
      sum += column(x + radius + 1, channel) - column(x - radius, channel);
    }
  }
}
