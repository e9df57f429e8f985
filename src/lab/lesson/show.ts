import { type Chart, renderSvg } from "../chart/index.js";
import { emit } from "./emit.js";
import { CHART_MIME } from "./mime.js";

/**
 * Shows a chart: as Vega-Lite where the viewer draws it itself (JupyterLab, VS Code), as SVG where
 * it does not (nbconvert, nbviewer, our pages), as its description everywhere else.
 */
export async function show(chart: Chart): Promise<void> {
  emit({
    [CHART_MIME]: chart,
    "image/svg+xml": await renderSvg(chart),
    "text/plain": chart.description,
  });
}
