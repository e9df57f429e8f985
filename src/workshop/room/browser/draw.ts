import type { Shape } from "../shape.js";

const SVG = "http://www.w3.org/2000/svg";

/** A drawing as nodes of this page. */
export function draw(shape: Shape, inSvg = false): Node {
  if (typeof shape === "string") return document.createTextNode(shape);
  const { tag, attributes, children } = shape;
  const svg = inSvg || tag === "svg";
  const element = svg ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children.map((child) => draw(child, svg)));
  return element;
}
