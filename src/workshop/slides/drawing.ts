import type { Element } from "hast";
import { h } from "hastscript";
import { classesOf, elements, inlineSvg, parse, serialize } from "../../press/page/index.js";

type Spec = Record<string, unknown>;

/** A chart as the run drew it, without the title, which is the slide's. */
export interface Picture {
  title: string;
  /** What it was measured on, and how often. */
  subtitle: string;
  /** One; more where a stack of recordings is too tall for one slide. */
  figures: Element[];
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
/** What a stack of recordings leaves free between two of them. */
const BETWEEN = 16;

/**
 * The drawing of a chart for a slide, as large as the slide allows: below the title or beside it. A
 * stack of recordings so tall that its words could not be read stands in columns, two to a slide.
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
    const figures = inColumns(untitled, spec, { ...options, top, cuts });
    return { title: text, subtitle, figures, beside: false };
  }
  const beside = left > 1.1 * below;
  const svg = crop(whole.svg, { top, width, height, scale: beside ? left : below });
  const figures = [h("figure", { className: ["drawing"] }, [svg])];
  return { title: text, subtitle, figures, beside };
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

/** As many recordings in a column as can be read, each column over a copy of the axis. */
function inColumns(svg: string, spec: Spec, { top, cuts, ...options }: Columns): Element[] {
  const { width, height: total } = inlineSvg(svg, options)!;
  const { padding, height } = spec as { padding: { top: number; bottom: number }; height: number };
  const axis = padding.top + height;
  const around = padding.top - top + total - axis;
  const limit = (ROOM.height * LABEL) / READABLE - around;
  const columns: [from: number, to: number][] = [];
  for (const [index, to] of [...cuts, axis].entries()) {
    const from = cuts[index - 1] ?? padding.top;
    const last = columns.at(-1);
    if (last && to - last[0] <= limit) last[1] = to;
    else columns.push([from, to]);
  }
  const pages = Array.from({ length: Math.ceil(columns.length / 2) }, (_, page) =>
    columns.slice(2 * page, 2 * page + 2),
  );
  return pages.map((page, at) => {
    const tallest = Math.max(...page.map(([from, to]) => to - from)) + around;
    const across = (ROOM.width - ROOM.gap * (page.length - 1)) / page.length;
    const scale = scaleIn({ width: across, height: ROOM.height }, { width, height: tallest });
    const part = (from: number, to: number, name: string) => {
      const copy = inlineSvg(svg, { ...options, prefix: `${options.prefix}-${name}` })!;
      const cropped = crop(copy.svg, { top: from, width, height: to - from, scale });
      // One of them speaks for all on the slide.
      if (name === `${at}-0-rows`) return cropped;
      return { ...cropped, properties: { ...silent(cropped.properties), ariaHidden: "true" } };
    };
    const columnOf = ([from, to]: [number, number], column: number) =>
      h("div", [
        part(top, padding.top, `${at}-${column}-legend`),
        part(from, to, `${at}-${column}-rows`),
        part(axis, total, `${at}-${column}-axis`),
      ]);
    return h("figure", { className: ["drawing", "columns"] }, page.map(columnOf));
  });
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

/** Where a stack of recordings can be cut: where the gap between two of them ends. */
function cutsOf({ layer, padding }: Spec): number[] {
  const { top = Number.NaN } = (padding ?? {}) as { top?: number };
  const bands = (Array.isArray(layer) ? layer : [])
    .map((one) => (one as { data?: { values?: unknown } }).data?.values)
    .find((values): values is { top: number; bottom: number }[] => isBands(values));
  if (!bands || Number.isNaN(top)) return [];
  return bands.slice(0, -1).map(({ bottom }) => top + bottom + BETWEEN);
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
