import type { Element } from "hast";
import { h } from "hastscript";
import { canvas } from "./chart.js";
import { inlineSvg } from "./svg.js";

/** A picture of dots, held by the page itself. */
export function picture(mime: string, base64: string, alt: string): Element {
  const src = `data:${mime};base64,${base64.replace(/\s+/g, "")}`;
  return h("div", { className: ["canvas", "paper"] }, [h("img", { src, alt })]);
}

/**
 * A drawing as part of the page. One that brings a style sheet stands in a picture of its own:
 * there its rules reach nothing else, and its links and scripts are dead.
 */
export function drawing(svg: string, id: string, alt: string): Element {
  const inline = inlineSvg(svg, { prefix: id, label: alt });
  if (inline) return canvas(inline, alt);
  return picture("image/svg+xml", Buffer.from(svg).toString("base64"), alt);
}
