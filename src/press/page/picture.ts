import type { Element } from "hast";
import { h } from "hastscript";
import { canvas } from "./chart.js";
import { inlineSvg } from "./svg.js";
import { raw } from "./tree.js";

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

/**
 * A drawing as it came, with all that it runs and fetches, where whoever builds the site trusts it.
 *
 * @returns Nothing where the text holds no SVG.
 */
export function liveDrawing(text: string): Element | undefined {
  // What stands before it, an XML declaration or a doctype, belongs to a file of its own.
  const start = text.search(/<svg[\s>]/i);
  if (start < 0) return undefined;
  return h("div", { className: ["canvas", "paper", "trusted"] }, [raw(text.slice(start))]);
}
