// Draws charts so that they answer the pointer and the keyboard. Loaded only when a reader asks a
// chart for more than it shows.
import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";
import { offerCharts } from "./chart-library.js";
import { tooltip } from "./tooltip.js";

/** Every mark tells its values; a specification that says otherwise is left alone. */
const config = { mark: { tooltip: { content: "encoding" } } };

offerCharts(async (spec, { drawing, controls }) => {
  const compiled = compile(spec as unknown as TopLevelSpec, { config: config as never }).spec;
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
});
