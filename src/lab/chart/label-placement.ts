import { textWidth } from "./text-size.js";
import { sizes } from "./theme.js";

/** A text that belongs to a point, in pixels of the plot. */
export interface PointLabel {
  x: number;
  y: number;
  text: string;
}

/** Where the text stands: its left end and its middle. */
export interface PlacedLabel extends PointLabel {
  left: number;
  middle: number;
}

interface Box {
  x1: number;
  x2: number;
  y1: number;
  y2: number;
}

const distance = 11;
const pointRadius = 7;

/**
 * Puts each text beside, above or below its point, where it covers no other text, no point and none
 * of the `occupied` places, and stays within the plot; where that cannot be, where it covers least.
 */
export function placeLabels(
  labels: readonly PointLabel[],
  occupied: readonly { x: number; y: number }[],
  area: { width: number; height: number },
): PlacedLabel[] {
  const taken = [...labels, ...occupied].map(({ x, y }) => around(x, y, pointRadius, pointRadius));
  return labels.map((label) => {
    const candidates = positions(label).map((position) => {
      const box = boxOf(position);
      const covered = taken.reduce((sum, other) => sum + overlap(box, other), 0);
      return { position, box, cost: covered + 20 * outside(box, area) };
    });
    const best = candidates.reduce((a, b) => (b.cost < a.cost - 1e-6 ? b : a));
    taken.push(best.box);
    return best.position;
  });
}

/** From the most to the least usual place. */
function positions(label: PointLabel): PlacedLabel[] {
  const { x, y, text } = label;
  const width = textWidth(text, sizes.label);
  const near = 0.75 * distance;
  const line = sizes.labelLine;
  const places: [number, number][] = [
    [x + distance, y],
    [x - distance - width, y],
    [x - width / 2, y - line],
    [x - width / 2, y + line],
    [x + near, y - near - 4],
    [x + near, y + near + 4],
    [x - near - width, y - near - 4],
    [x - near - width, y + near + 4],
    [x - width / 2, y - 2 * line],
    [x - width / 2, y + 2 * line],
  ];
  return places.map(([left, middle]) => ({ ...label, left, middle }));
}

function boxOf({ text, left, middle }: PlacedLabel): Box {
  const width = textWidth(text, sizes.label);
  return around(left + width / 2, middle, width / 2 + 2, sizes.labelLine / 2 - 1);
}

function around(x: number, y: number, halfWidth: number, halfHeight: number): Box {
  return { x1: x - halfWidth, x2: x + halfWidth, y1: y - halfHeight, y2: y + halfHeight };
}

function overlap(a: Box, b: Box) {
  const width = Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1);
  const height = Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1);
  return width > 0 && height > 0 ? width * height : 0;
}

function outside({ x1, x2, y1, y2 }: Box, { width, height }: { width: number; height: number }) {
  return Math.max(0, -x1, x2 - width) + Math.max(0, -y1, y2 - height);
}
