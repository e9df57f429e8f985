import { textWidth } from "./text-size.js";
import { sizes } from "./theme.js";

/** A text that belongs to a point, in pixels of the plot. */
export interface PointLabel {
  x: number;
  y: number;
  text: string;
}

/** Where the text stands: its left end, its centre or its right end, and its middle. */
export interface PlacedLabel {
  text: string;
  align: "left" | "center" | "right";
  at: number;
  middle: number;
}

interface Box {
  x1: number;
  x2: number;
  y1: number;
  y2: number;
}

const distance = 11;
/** So many of the positions are beside the point; further away it is less clear whose text it is. */
const near = 12;
const pointRadius = 7;
/** Pixels by which a text may stand beyond the plot, but for its lower edge: there is the axis. */
const slack = 6;

/**
 * Puts each text beside, above or below its point, where it covers no other text, no point and none
 * of the `occupied` places, and stays within the plot; where that cannot be, where it covers least.
 */
export function placeLabels(
  labels: readonly PointLabel[],
  occupied: readonly { x: number; y: number }[],
  area: { width: number; height: number },
): PlacedLabel[] {
  const marks = [...labels, ...occupied].map(({ x, y }) => around(x, y, pointRadius, pointRadius));
  const texts: Box[] = [];
  const covered = (box: Box, others: readonly Box[]) =>
    others.reduce((sum, other) => sum + overlap(box, other), 0);
  return labels.map((label) => {
    const candidates = positions(label).map((position, i) => {
      const box = boxOf(position);
      // Text on text can be read least of all, text on a line is still read.
      const cost =
        covered(box, marks) +
        10 * covered(box, texts) +
        60 * outside(box, area) +
        (i < near ? 0 : 200);
      return { position, box, cost };
    });
    const best = candidates.reduce((a, b) => (b.cost < a.cost - 1e-6 ? b : a));
    texts.push(best.box);
    return best.position;
  });
}

/** From the most to the least usual place. */
function positions({ x, y, text }: PointLabel): PlacedLabel[] {
  const aside = 0.75 * distance;
  const line = sizes.labelLine;
  const place = (align: PlacedLabel["align"], at: number, middle: number) => ({
    text,
    align,
    at,
    middle,
  });
  return [
    place("left", x + distance, y),
    place("right", x - distance, y),
    ...[-line, line].map((below) => place("center", x, y + below)),
    ...[-aside - 4, aside + 4].map((below) => place("left", x + aside, y + below)),
    ...[-aside - 4, aside + 4].map((below) => place("right", x - aside, y + below)),
    ...[-line, line].map((below) => place("right", x + 8, y + below)),
    ...[-line, line].map((below) => place("left", x - 8, y + below)),
    ...[-2 * line, 2 * line].flatMap((below) => [
      place("center", x, y + below),
      place("right", x + 8, y + below),
      place("left", x - 8, y + below),
    ]),
  ];
}

function boxOf({ text, align, at, middle }: PlacedLabel): Box {
  const half = textWidth(text, sizes.label) / 2;
  const centre = { left: at + half, center: at, right: at - half }[align];
  return around(centre, middle, half + 2, sizes.label / 2);
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
  return Math.max(0, -x1 - slack, x2 - width - slack) + Math.max(0, -y1 - slack, y2 - height);
}
