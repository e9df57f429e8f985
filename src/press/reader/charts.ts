// Draws charts so that they answer the pointer and the keyboard. Loaded only when a reader asks a
// chart for more than it shows.
import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { offerCharts, type Spec } from "./chart-library.js";
import { tooltip } from "./tooltip.js";
import { zoomByKey, zoomByPointer, zoomOf } from "./zoom.js";

/** Every mark tells its values; a specification that says otherwise is left alone. */
const config = { mark: { tooltip: { content: "encoding" } } };

offerCharts(async (spec, { drawing, controls }) => {
  const ours = withoutGestures(spec) as unknown as TopLevelSpec;
  const compiled = compile(ours, { config: config as never }).spec;
  // `ast` and the interpreter: nothing is made into a function from text, which the policy forbids.
  const view = new View(parse(compiled, {}, { ast: true }), {
    expr: expressionInterpreter,
    renderer: "svg",
    container: drawing,
    bind: controls,
    hover: true,
    tooltip,
  });
  await view.runAsync();
  const control = zoomOf(view, compiled);
  if (!control) return {};
  return {
    zoom: {
      control,
      attach: (svg) => zoomByPointer(view, svg, control),
      byKey: (key) => zoomByKey(key, control),
    },
  };
});

/** Vega's own zoom has no bounds, no keys and no fingers: the page has another one. */
function withoutGestures(spec: Spec): Spec {
  const { layer } = spec as { layer?: (Spec & { params?: Spec[] })[] };
  if (!layer) return spec;
  const still = (param: Spec) =>
    param.name === "zoom" && param.bind === "scales"
      ? {
          ...param,
          select: { ...(param.select as Spec), zoom: false, translate: false, clear: false },
        }
      : param;
  return {
    ...spec,
    layer: layer.map((one) => (one.params ? { ...one, params: one.params.map(still) } : one)),
  };
}
