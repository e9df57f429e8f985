import type { Element } from "hast";
import { s } from "hastscript";
import { serialize } from "./tree.js";

/** Three spans that overlap in time, as a timeline draws them. */
const BARS = [
  { x: 2, y: 5, width: 14 },
  { x: 7, y: 13.5, width: 16 },
  { x: 15, y: 22, width: 15 },
];

/** The mark of the course, in the colours of the page. */
export function logo(): Element {
  const bars = BARS.map((bar, index) =>
    s("rect", { ...bar, height: 5.5, rx: 2.75, className: [index === 1 ? "works" : "waits"] }),
  );
  return s("svg", { className: ["logo"], viewBox: "0 0 32 32", ariaHidden: "true" }, bars);
}

/** The same as a picture of its own, for the browser's tab. */
export function logoAddress(): string {
  const bars = BARS.map((bar, index) =>
    s("rect", { ...bar, height: 5.5, rx: 2.75, fill: index === 1 ? "#c8641e" : "#4f97cf" }),
  );
  const svg = s("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: "0 0 32 32" }, bars);
  return `data:image/svg+xml,${encodeURIComponent(serialize(svg))}`;
}
