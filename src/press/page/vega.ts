import { type RenderCache, remembered } from "./cache.js";

/**
 * Draws a Vega or Vega-Lite specification as SVG. Data from elsewhere is refused: a build reads
 * nothing that its notebook does not hold.
 */
export function drawVega(spec: Record<string, unknown>, cache: RenderCache): Promise<string> {
  const content = JSON.stringify(spec);
  return remembered(cache, "vega 6.4", content, async () => {
    // A build whose charts all come with their SVG never loads the two.
    const [vega, vegaLite] = await Promise.all([import("vega"), import("vega-lite")]);
    const isVega = String(spec.$schema ?? "").includes("/schema/vega/");
    const compiled = isVega ? spec : vegaLite.compile(JSON.parse(content)).spec;
    const refused: string[] = [];
    const refuse = async (address: string) => {
      refused.push(address);
      return "[]";
    };
    const loader = Object.assign(vega.loader(), { load: refuse, file: refuse, http: refuse });
    const quiet = vega.logger(vega.None);
    const view = new vega.View(vega.parse(compiled as never), {
      renderer: "none",
      loader,
      logger: quiet,
    });
    try {
      const svg = await view.toSVG();
      // Vega itself would go on and draw a chart without its data.
      if (refused.length === 0) return svg;
      throw new Error(`a chart's data must stand in its notebook, not at ${refused[0]}`);
    } finally {
      view.finalize();
    }
  });
}
