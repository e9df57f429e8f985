import type { Element } from "hast";
import { elements } from "./tree.js";

/** Drawings at least so wide, in their own units, are drawn about as large as they say. */
const WIDE = 200;
const COORDINATES = ["d", "points", "x", "y", "x1", "x2", "y1", "y2", "width", "height"];

/**
 * Leaves of coordinates what can be seen, hundredths: digits that mean nothing are what compresses
 * least. A drawing that enlarges a part of itself keeps them all.
 */
export function dropDigits(svg: Element, width: number): void {
  const all = [...elements(svg)];
  const scaled = all.some(({ properties }) =>
    /scale|matrix|skew/.test(String(properties.transform)),
  );
  if (width < WIDE || scaled) return;
  for (const { properties } of all) {
    for (const name of COORDINATES) {
      const value = properties[name];
      if (typeof value === "string") properties[name] = rounded(value);
    }
    const { transform } = properties;
    // The angles of rotations reach far.
    if (typeof transform === "string" && !transform.includes("rotate")) {
      properties.transform = rounded(transform);
    }
  }
}

function rounded(text: string): string {
  // Not right behind another number, which `.5.25` begins with: rounding up would reach into it.
  return text.replace(/(?<![\d.])-?\d*\.\d{3,}(?![\d.]*e)/gi, (number) =>
    String(Number(Number(number).toFixed(2))),
  );
}
