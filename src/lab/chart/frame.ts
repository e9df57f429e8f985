import type { Chart, ChartTable } from "./chart.js";
import { type Layer, line } from "./layer.js";
import { type LegendEntry, legendLayers, legendLines } from "./legend.js";
import { colour } from "./palette.js";
import { wrapEvenly } from "./text-size.js";
import { sizes, themeConfig } from "./theme.js";

/** What a kind of chart hands over; the frame adds title, legend, margins and theme. */
export interface Frame {
  title: string;
  subtitle?: string | undefined;
  description: string;
  table: ChartTable;
  /** Pixels of the content, from `contentWidth`. */
  width: number;
  /** Pixels of the plot alone. */
  height: number;
  /** Pixels left of, right of and below the plot, for labels. */
  margin: { left: number; right: number; bottom: number; top?: number };
  legend?: readonly LegendEntry[];
  layers: readonly Layer[];
}

/**
 * Pixels within a drawing that is `width` wide.
 *
 * @throws RangeError where there is too little room.
 */
export function contentWidth(chart: string, width: number = sizes.width): number {
  if (width >= sizes.narrowest && width < Number.POSITIVE_INFINITY) return width - 2 * sizes.edge;
  throw new RangeError(
    `${chart}: options.width is ${width}, expected ${sizes.narrowest} pixels or more`,
  );
}

/**
 * Completes a chart. Margins are ours (`autosize: none`), since Vega measures text only where it
 * has a canvas: so the drawing has the same layout in the build and in a browser.
 */
export function frame(frame: Frame): Chart {
  const { description, table, width, height, margin, layers, legend = [] } = frame;
  const text = wrapEvenly(frame.title, width, sizes.title, "bold");
  const subtitle = frame.subtitle ? wrapEvenly(frame.subtitle, width, sizes.subtitle) : [];
  const plotTop = margin.top ?? 0;
  const rows = legendLines(legend, width);
  const head = rows.length * sizes.legend + 10;
  const top =
    6 + text.length * sizes.titleLine + subtitle.length * sizes.subtitleLine + head + plotTop;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v5.json",
    title: {
      text,
      ...(subtitle.length > 0 && { subtitle }),
      anchor: "start",
      frame: "group",
      dx: -margin.left,
      offset: 0,
    },
    description,
    background: colour("paper"),
    width: width - margin.left - margin.right,
    height,
    autosize: { type: "none" },
    padding: {
      left: margin.left + sizes.edge,
      right: margin.right + sizes.edge,
      top,
      bottom: margin.bottom,
    },
    layer: [
      strut(-plotTop - head),
      ...legendLayers(rows, -margin.left, -plotTop - head + 8),
      ...layers,
    ],
    config: themeConfig(),
    usermeta: { overlap: { table } },
  };
}

/** Vega puts the title above all that is drawn: this invisible line says where that begins. */
function strut(y: number): Layer {
  return line({ x: 0, y }, { x: 1, y }, { color: colour("paper"), opacity: 0 });
}
