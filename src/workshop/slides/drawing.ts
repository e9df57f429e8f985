import type { Element } from "hast";
import { h } from "hastscript";
import { classesOf, elements, inlineSvg, parse, serialize } from "../../press/page/index.js";

type Spec = Record<string, unknown>;

/** A chart as the run drew it, without the title, which is the slide's. */
export interface Picture {
  title: string;
  /** What it was measured on, and how often. */
  subtitle: string;
  figure: Element;
  /** Whether the title stands on its left, which leaves a high drawing more room. */
  beside: boolean;
}

/** The room that a slide leaves to a chart below a title of two lines, in its own pixels. */
const ROOM = { width: 1216, height: 510, gap: 20 };
/** The same where the title stands on its left. */
const BESIDE = { width: 880, height: 652 };
/** The least height of a letter on a slide of 1280 by 720, and what a chart's own text has. */
const READABLE = 16;
const LABEL = 15;

/**
 * The drawing of a chart for a slide, as large as the slide allows: below the title or beside it. A
 * stack of recordings so tall that its words could not be read stands in two columns.
 *
 * @param id What the ids in the drawing begin with.
 * @returns Nothing where the text holds no drawing that a page can show.
 */
export function pictureOf(spec: Spec, drawn: string, id: string): Picture | undefined {
  const untitled = withoutTitle(drawn);
  const { text, subtitle } = titleOf(spec);
  const label = text || String(spec.description ?? "") || "Chart";
  const options = { prefix: id, label, description: String(spec.description ?? "") };
  const whole = inlineSvg(untitled, options);
  if (!whole) return undefined;
  const top = heightOfTitle(spec);
  const { width } = whole;
  const height = whole.height - top;
  const below = scaleIn(ROOM, { width, height });
  const left = scaleIn(BESIDE, { width, height });
  const cuts = Math.max(below, left) * LABEL < READABLE ? cutsOf(spec) : [];
  if (cuts.length > 0) {
    const figure = inColumns(untitled, spec, { ...options, top, cuts });
    return { title: text, subtitle, figure, beside: false };
  }
  const beside = left > 1.1 * below;
  const svg = crop(whole.svg, { top, width, height, scale: beside ? left : below });
  return { title: text, subtitle, figure: h("figure", { className: ["drawing"] }, [svg]), beside };
}

interface Size {
  width: number;
  height: number;
}

function scaleIn(room: Size, { width, height }: Size): number {
  return Math.min(room.width / width, room.height / height);
}

interface Columns {
  prefix: string;
  label: string;
  description: string;
  top: number;
  cuts: readonly number[];
}

/** The recordings above the best cut on the left, with a copy of the axis, the others on the right. */
function inColumns(svg: string, spec: Spec, { top, cuts, ...options }: Columns): Element {
  const whole = inlineSvg(svg, options)!;
  const { padding, height } = spec as { padding: { top: number; bottom: number }; height: number };
  const axis = padding.top + height;
  const tall = (cut: number) => Math.max(cut - top + padding.bottom, whole.height - cut);
  const cut = cuts.reduce((best, one) => (tall(one) < tall(best) ? one : best));
  const scale = Math.min((ROOM.width - ROOM.gap) / 2 / whole.width, ROOM.height / tall(cut));
  const { width } = whole;
  const part = (top: number, height: number, name: string) => {
    const copy = inlineSvg(svg, { ...options, prefix: `${options.prefix}-${name}` })!;
    const cropped = crop(copy.svg, { top, width, height, scale });
    // One of them speaks for all.
    if (name === "left") return cropped;
    return { ...cropped, properties: { ...silent(cropped.properties), ariaHidden: "true" } };
  };
  return h("figure", { className: ["drawing", "columns"] }, [
    h("div", [part(top, cut - top, "left"), part(axis, padding.bottom, "axis")]),
    h("div", [part(cut, whole.height - cut, "right")]),
  ]);
}

function silent({ role: _, ariaLabel: __, ...others }: Element["properties"]) {
  return others;
}

/** Shows a part of a drawing, so much larger than it was drawn. */
function crop(svg: Element, { top, width, height, scale }: Size & { top: number; scale: number }) {
  svg.properties.viewBox = `0 ${round(top)} ${round(width)} ${round(height)}`;
  svg.properties.width = round(width * scale);
  svg.properties.height = round(height * scale);
  return svg;
}

function withoutTitle(svg: string): string {
  const tree = parse(svg);
  for (const element of elements(tree)) {
    element.children = element.children.filter(
      (child) => child.type !== "element" || !classesOf(child).includes("role-title"),
    );
  }
  return serialize(tree);
}

function titleOf({ title }: Spec): { text: string; subtitle: string } {
  if (typeof title === "string") return { text: title, subtitle: "" };
  const { text, subtitle } = (title ?? {}) as Record<string, unknown>;
  return { text: joined(text), subtitle: joined(subtitle) };
}

/** What the title takes of the drawing's height: its lines, and the edge above them. */
function heightOfTitle({ title, config }: Spec): number {
  const { text, subtitle } = (title ?? {}) as Record<string, unknown>;
  const { lineHeight = 0, subtitleLineHeight = 0 } =
    ((config ?? {}) as { title?: Spec }).title ?? {};
  return lines(text) * Number(lineHeight) + lines(subtitle) * Number(subtitleLineHeight);
}

/** Where a stack of recordings can be cut: in the middle between two of them. */
function cutsOf({ layer, padding }: Spec): number[] {
  const { top = Number.NaN } = (padding ?? {}) as { top?: number };
  const bands = (Array.isArray(layer) ? layer : [])
    .map((one) => (one as { data?: { values?: unknown } }).data?.values)
    .find((values): values is { top: number; bottom: number }[] => isBands(values));
  if (!bands || Number.isNaN(top)) return [];
  return bands.slice(0, -1).map(({ bottom }) => top + bottom + 6);
}

function isBands(values: unknown): boolean {
  return (
    Array.isArray(values) &&
    values.length > 1 &&
    values.every((value) => Object.keys(value ?? {}).join() === "top,bottom")
  );
}

function joined(value: unknown): string {
  return (Array.isArray(value) ? value : [value])
    .filter((one) => typeof one === "string")
    .join(" ");
}

function lines(value: unknown): number {
  return Array.isArray(value) ? value.length : value === undefined ? 0 : 1;
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
