import type { Element, Root } from "hast";
import { s } from "hastscript";
import { namespaceIds } from "./namespace.js";
import { sanitizeDrawing } from "./sanitize.js";
import { dropDigits } from "./svg-digits.js";
import { presentation } from "./svg-names.js";
import { elements, parse } from "./tree.js";

export interface Drawing {
  svg: Element;
  /** The size that it was drawn for, in pixels. */
  width: number;
  height: number;
  /** The height of its smallest text in the drawing's own pixels; nothing where it has no text. */
  smallestText: number | undefined;
  /** Whether its colours follow the page's theme. */
  themed: boolean;
}

export interface DrawingOptions {
  /** What the ids in the drawing begin with. */
  prefix: string;
  /** The name that a screen reader says. */
  label: string;
  /** More than the name, for those who ask for it. */
  description?: string | undefined;
}

/**
 * An SVG as part of the page: without what could run, fetch or style the page, with ids of its
 * own, announced as one picture.
 *
 * @returns Nothing where the text holds no SVG, or one with a style sheet: its rules would reach
 * the whole page.
 */
export function inlineSvg(text: string, options: DrawingOptions): Drawing | undefined {
  const parsed = parse(text);
  const all = [...elements(parsed)];
  const found = all.find(({ tagName }) => tagName === "svg");
  if (!found || all.some(({ tagName }) => tagName === "style")) return undefined;
  const tree: Root = { type: "root", children: [found] };
  declarationsToAttributes(tree);
  const safe = namespaceIds(sanitizeDrawing(tree), options.prefix);
  const svg = safe.children[0] as Element;
  removeNames(svg);
  const { width, height } = size(svg);
  dropDigits(svg, boxWidth(svg) ?? width);
  svg.properties = {
    viewBox: svg.properties.viewBox ?? `0 0 ${width} ${height}`,
    width,
    height,
    ...kept(svg.properties),
    role: "img",
    ariaLabel: options.label,
  };
  if (options.description) svg.children.unshift(s("desc", options.description));
  return { svg, width, height, smallestText: smallestText(svg), themed: isThemed(svg) };
}

/** A style sheet is not needed for `style="fill: red"`: SVG has attributes for the same. */
export function declarationsToAttributes(tree: Root): void {
  for (const { properties } of elements(tree)) {
    if (typeof properties.style !== "string") continue;
    for (const declaration of properties.style.split(";")) {
      const colon = declaration.indexOf(":");
      const name = presentation.get(declaration.slice(0, colon).trim().toLowerCase());
      if (name) properties[name] = declaration.slice(colon + 1).trim();
    }
    delete properties.style;
  }
}

// Within role="img" names are never announced; browsers would show them as tooltips.
function removeNames(svg: Element) {
  for (const element of elements(svg)) {
    element.children = element.children.filter(
      (child) => child.type !== "element" || !/^(title|desc)$/.test(child.tagName),
    );
  }
}

function kept({
  id,
  preserveAspectRatio,
  fill,
  stroke,
  fontFamily,
  fontSize,
}: Element["properties"]) {
  const all = { id, preserveAspectRatio, fill, stroke, fontFamily, fontSize };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

function boxWidth({ properties: { viewBox } }: Element): number | undefined {
  const [, , width] = String(viewBox ?? "")
    .split(/[\s,]+/)
    .map(Number);
  return width !== undefined && width > 0 ? width : undefined;
}

function size({ properties: { viewBox, width, height } }: Element) {
  const box = String(viewBox ?? "")
    .split(/[\s,]+/)
    .map(Number);
  const drawn = { width: pixels(width), height: pixels(height) };
  if (box.length === 4 && box[2]! > 0 && box[3]! > 0) {
    const [, , boxWidth, boxHeight] = box as [number, number, number, number];
    const wide = drawn.width ?? boxWidth;
    return { width: rounded(wide), height: rounded((wide * boxHeight) / boxWidth) };
  }
  return { width: drawn.width ?? 300, height: drawn.height ?? 150 };
}

const UNITS: Record<string, number> = {
  "": 1,
  px: 1,
  pt: 4 / 3,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
};

function pixels(length: unknown): number | undefined {
  const [, number, unit] = /^\s*([\d.]+)([a-z]*)\s*$/i.exec(String(length ?? "")) ?? [];
  const factor = UNITS[unit?.toLowerCase() ?? "none"];
  return factor && Number(number) > 0 ? Number(number) * factor : undefined;
}

function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}

function smallestText(svg: Element): number | undefined {
  let smallest: number | undefined;
  for (const { tagName, properties } of elements(svg)) {
    const height = pixels(properties.fontSize);
    if (tagName !== "text" || height === undefined) continue;
    smallest = Math.min(smallest ?? height, height);
  }
  return smallest;
}

function isThemed(svg: Element): boolean {
  for (const { properties } of elements(svg)) {
    for (const value of [properties.fill, properties.stroke]) {
      if (typeof value === "string" && value.startsWith("var(--")) return true;
    }
  }
  return false;
}
