import type { Element } from "hast";
import { h } from "hastscript";
import type { RenderCache } from "./cache.js";
import { controlsOf, zooms } from "./chart-spec.js";
import { counted, fold } from "./fold.js";
import { type Drawing, inlineSvg } from "./svg.js";
import { dataTable, type Table } from "./table.js";
import { drawVega } from "./vega.js";

export interface ChartOptions {
  /** The figure's anchor; the ids in its drawing begin with it. */
  id: string;
  cache: RenderCache;
  /** Takes the specification, where the page's script is to draw it again. */
  keep?: ((id: string, spec: Spec) => void) | undefined;
}

type Spec = Record<string, unknown>;

/**
 * A Vega or Vega-Lite chart as a figure: the drawing at once, what it shows in words, and its data
 * as a folded table. Where the kernel has sent no SVG, it is drawn here.
 *
 * @param svg What the kernel drew of it, if anything.
 * @throws Error with Vega's own message where the specification cannot be drawn.
 */
export async function chartFigure(
  spec: Spec,
  svg: string | undefined,
  { id, cache, keep }: ChartOptions,
): Promise<Element> {
  const title = titleOf(spec);
  const description = typeof spec.description === "string" ? spec.description : "";
  const options = { prefix: id, label: title || description || "Chart", description };
  const drawing =
    (svg === undefined ? undefined : inlineSvg(svg, options)) ??
    inlineSvg(await drawVega(spec, cache), options);
  const table = tableOf(spec);
  const caption: Element[] = [];
  const words = description ? [h("p", description)] : [];
  if (table) {
    // Whoever sees the chart needs neither; a screen reader has the words from the drawing itself.
    const rows = counted(table.rows.length, "row");
    const summary = description ? `In words, and as a table of ${rows}` : `Data table, ${rows}`;
    caption.push(fold(summary, [...words, ...dataTable(table)], "data"));
  } else caption.push(...words);
  // Only charts of Vega-Lite are drawn again: the library takes no other specifications.
  const live = keep !== undefined && drawing !== undefined && isVegaLite(spec);
  if (live) keep(id, spec);
  const controls = live ? controlsOf(spec) : 0;
  const dataChart = live ? answersTo(spec, controls) : undefined;
  return h("figure", { className: ["chart"], id, dataChart }, [
    ...(drawing ? [canvas(drawing, options.label)] : []),
    // Empty until a script fills it; the style sheet keeps the room, so that nothing moves then.
    ...(controls > 0
      ? [h("div", { className: ["controls", `rows-${Math.min(controls, 4)}`] })]
      : []),
    ...(caption.length > 0 ? [h("figcaption", caption)] : []),
  ]);
}

/** What the page's script offers at a chart. */
function answersTo(spec: Spec, controls: number): "sliders" | "zoom" | "marks" {
  if (controls > 0) return "sliders";
  return zooms(spec) ? "zoom" : "marks";
}

/** The widths that the style sheet has a class for, in pixels. */
const STEPS = [380, 420, 460, 500, 560, 620, 680, 740, 820, 900, 1000, 1200];
/** What a phone of 380 pixels leaves to a figure. */
const PHONE = 336;
const READABLE = 8;

/**
 * The box that a drawing stands in. It shrinks with the column, though never so far that its
 * smallest text cannot be read: then the box scrolls.
 */
export function canvas({ svg, width, smallestText, themed }: Drawing, label: string): Element {
  const least = smallestText === undefined ? 0 : (READABLE / smallestText) * width;
  const step = least > PHONE ? (STEPS.find((one) => one >= least) ?? STEPS.at(-1)) : undefined;
  const className = ["canvas"];
  if (!themed) className.push("paper");
  if (step === undefined) return h("div", { className }, [svg]);
  className.push(`least-${step}`);
  return h("div", { className, tabIndex: 0, role: "group", ariaLabel: label }, [svg]);
}

function isVegaLite({ $schema }: Spec): boolean {
  return typeof $schema === "string" && $schema.includes("/vega-lite/");
}

function titleOf({ title }: Spec): string {
  const text = title !== null && typeof title === "object" ? (title as Spec).text : title;
  const lines = Array.isArray(text) ? text : [text];
  return lines.filter((line) => typeof line === "string").join(" ");
}

function tableOf(spec: Spec): Table | undefined {
  const own = (spec.usermeta as { overlap?: { table?: Table } } | undefined)?.overlap?.table;
  if (own && Array.isArray(own.columns) && Array.isArray(own.rows)) return own;
  const values = (spec.data as { values?: unknown } | undefined)?.values;
  if (!Array.isArray(values) || values.length === 0) return undefined;
  const records: Spec[] = values.map((value) =>
    value !== null && typeof value === "object" ? value : { value },
  );
  const columns = [...new Set(records.flatMap(Object.keys))];
  return { columns, rows: records.map((record) => columns.map((column) => record[column])) };
}
