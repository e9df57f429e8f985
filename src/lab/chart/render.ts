import type { Chart } from "./chart.js";
import type { Layer } from "./layer.js";
import { chartPalette } from "./palette.js";

const variables = new Map(
  Object.entries(chartPalette).map(([name, { light }]) => [
    light,
    `var(--chart-${name}, ${light})`,
  ]),
);
/** What a chart says or shows stays as it is, even where it reads like one of our colours. */
const content = new Set(["data", "usermeta", "description"]);

/**
 * Draws a chart as SVG, the same bytes for the same chart.
 *
 * Each colour of the palette is written `var(--chart-NAME, #hex)`: one drawing serves light and
 * dark pages, which set the variables from `chartPalette`, and is light elsewhere.
 *
 * @throws Error with Vega-Lite's own message where the specification cannot be drawn.
 */
export async function renderSvg(chart: Chart): Promise<string> {
  // Imported here: cells load this module with require, and vega awaits at its top level.
  const { compile, parse, View } = await import("./vega.js");
  const { spec } = compile(withVariables(still(chart)) as never);
  const view = new View(parse(spec), { renderer: "none" });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/**
 * Without what only a chart that answers needs: nobody zooms a drawing, and the ids of its clips
 * would be those of the next one too.
 */
function still(chart: Chart): Chart {
  const layers = chart.layer as Layer[] | undefined;
  const layer = layers?.map(({ params: _, ...one }) => {
    const { clip: __, ...mark } = one.mark as Record<string, unknown>;
    return { ...one, mark };
  });
  return { ...chart, ...(layer && { layer }) };
}

function withVariables(value: unknown): unknown {
  if (typeof value === "string") return variables.get(value) ?? value;
  if (Array.isArray(value)) return value.map(withVariables);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      content.has(key) || isWording(key, inner) ? inner : withVariables(inner),
    ]),
  );
}

function isWording(key: string, value: unknown) {
  return key === "text" && (typeof value === "string" || Array.isArray(value));
}
