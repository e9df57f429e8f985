import type { Root } from "hast";
import { type Schema, sanitize } from "hast-util-sanitize";
import { svgAttributes, svgElements } from "./svg-names.js";
import { elements } from "./tree.js";

const cell = ["colSpan", "rowSpan", "headers", "scope", ["className", "left", "center", "right"]];

/** What HTML may hold: content, and nothing that runs, sends, fetches, styles or embeds. */
const common = {
  tagNames: [
    ...["a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details"],
    ...["dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5"],
    ...["h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt"],
    ...["ruby", "s", "samp", "section", "small", "span", "strong", "sub", "summary", "sup"],
    ...["table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr"],
  ],
  // Elsewhere the content of an unknown element stays; of these it would be program text.
  strip: [
    ...["script", "style", "template", "noscript", "iframe", "object", "embed", "head"],
    ...["foreignObject", "animate", "set", "svg", "math", "textarea", "select"],
  ],
  attributes: {
    "*": ["id", "title", "lang", "dir"],
    a: ["href"],
    details: ["open"],
    img: ["src", "alt", "width", "height"],
    ol: ["start", "reversed"],
    td: cell,
    th: cell,
    time: ["dateTime"],
  },
  protocols: { href: ["http", "https", "mailto", "data"], src: ["data", "attachment"] },
  clobber: [],
  ancestors: {},
  required: {},
} as Schema & { tagNames: string[]; strip: string[]; attributes: Record<string, string[]> };

const proseSchema: Schema = {
  ...common,
  // Pictures from elsewhere come this far, so that their address can be told; see `pictures`.
  protocols: { ...common.protocols, src: ["data", "attachment", "http", "https"] },
  attributes: {
    ...common.attributes,
    a: ["href", ["className", "header-anchor", "footnote-backref"]],
    code: [["className", /^language-./, "math-inline", "math-display"]],
    hr: [["className", "footnotes-sep"]],
    li: [["className", "footnote-item"]],
    ol: [["className", "footnotes-list"], "start", "reversed"],
    section: [["className", "footnotes"]],
    sup: [["className", "footnote-ref"]],
  },
};

const drawn = Object.fromEntries(svgElements.map((name) => [name, svgAttributes]));
const strip = common.strip.filter((name) => name !== "svg");

const drawingSchema: Schema = { ...common, tagNames: svgElements, strip, attributes: drawn };

const outputSchema: Schema = {
  ...common,
  tagNames: [...common.tagNames, ...svgElements],
  strip,
  attributes: { ...common.attributes, ...drawn, table: [["className", "dataframe"]] },
};

/** Prose of a lesson without what could run, send or fetch. */
export function sanitizeProse(tree: Root): Root {
  return withoutRemote(sanitize(tree, proseSchema) as Root);
}

/** A drawing alone: nothing that runs, fetches, styles the page or can be clicked. */
export function sanitizeDrawing(tree: Root): Root {
  return withoutRemote(sanitize(tree, drawingSchema) as Root);
}

/** HTML that a cell put out, without what could run, send, fetch or style the page. */
export function sanitizeOutput(tree: Root): Root {
  return withoutRemote(sanitize(tree, outputSchema) as Root);
}

/** Whether an address is a picture that the page itself holds. */
export function isDataPicture(address: string): boolean {
  return /^data:image\/(png|jpeg|gif|webp|avif|svg\+xml)[;,]/i.test(address);
}

// The schema lets relative addresses pass, and knows nothing of url() in an attribute.
function withoutRemote(tree: Root): Root {
  for (const { properties, tagName } of elements(tree)) {
    for (const [name, value] of Object.entries(properties)) {
      if (typeof value !== "string") continue;
      if (/url\s*\(/i.test(value) && !/^\s*url\(\s*["']?#[^()]*\)[^(]*$/i.test(value)) {
        delete properties[name];
      }
      if (/^(href|xLinkHref)$/.test(name) && !mayPointTo(tagName, value)) delete properties[name];
    }
  }
  return tree;
}

function mayPointTo(tagName: string, address: string): boolean {
  if (tagName === "a") return !/^\s*data:/i.test(address);
  if (tagName === "image") return isDataPicture(address);
  return address.startsWith("#");
}
