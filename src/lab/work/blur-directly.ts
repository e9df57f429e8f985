import { checkRadius } from "./blur.js";
import type { Image } from "./image.js";
import { checkRange } from "./range.js";

/**
 * The same as `blur`, straight from its definition, every sum from scratch: slow, and its judge.
 *
 * @throws RangeError for rows outside the image or a radius that is not a whole number from 0 to 1000.
 */
export function blurDirectly(
  image: Image,
  radius: number,
  from = 0,
  to: number = image.height,
): Uint8ClampedArray {
  checkRange("blurDirectly", from, to, image.height);
  checkRadius("blurDirectly", radius);
  const { width } = image;
  const result = new Uint8ClampedArray((to - from) * width * 4);
  for (let at = 0; at < result.length; at++) {
    const channel = at % 4;
    const x = Math.floor(at / 4) % width;
    const y = from + Math.floor(at / 4 / width);
    result[at] = mean(image, x, y, channel, radius);
  }
  return result;
}

function mean(image: Image, x: number, y: number, channel: number, radius: number): number {
  let sum = 0;
  for (let v = y - radius; v <= y + radius; v++) {
    for (let u = x - radius; u <= x + radius; u++) sum += pixel(image, u, v, channel);
  }
  return Math.floor(sum / (2 * radius + 1) ** 2 + 0.5);
}

function pixel({ width, height, pixels }: Image, x: number, y: number, channel: number): number {
  const column = Math.min(Math.max(x, 0), width - 1);
  const row = Math.min(Math.max(y, 0), height - 1);
  return pixels[(row * width + column) * 4 + channel]!;
}
