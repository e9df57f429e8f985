import { chartPalette, type PaletteName } from "overlap/chart";
import type { Page } from "playwright-core";

/** What a chart's data are drawn in; paper, text and axes are there in an empty chart too. */
const FRAME: ReadonlySet<string> = new Set(["paper", "ink", "muted", "axis", "grid", "band"]);

/**
 * Rows of pixels over which a colour has to be seen. The sample of a legend is 14 high: a chart
 * that has nothing left but its legend is an empty one.
 */
const ROWS = 17;

/** The anchors of those charts of a page whose pictures, as they are seen, have no marks. */
export async function emptyCharts(page: Page, scheme: "light" | "dark"): Promise<string[]> {
  const reader = await page.context().newPage();
  const names = (Object.keys(chartPalette) as PaletteName[]).filter((name) => !FRAME.has(name));
  const colours = names.map((name) => chartPalette[name][scheme]);
  const empty: string[] = [];
  try {
    for (const figure of await page.locator("figure.chart").all()) {
      const picture = await figure.locator(".canvas").screenshot();
      const rows = await rowsOf(reader, picture, colours);
      if (Math.max(...rows) < ROWS) empty.push((await figure.getAttribute("id")) ?? "no anchor");
    }
  } finally {
    await reader.close();
  }
  return empty;
}

/** For each colour, how many rows of pixels lie between the first and the last that have it. */
function rowsOf(page: Page, picture: Buffer, colours: readonly string[]): Promise<number[]> {
  const source = JSON.stringify(`data:image/png;base64,${picture.toString("base64")}`);
  return page.evaluate<number[]>(`(async () => {
    const image = new Image();
    image.src = ${source};
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    return ${JSON.stringify(colours)}.map((colour) => {
      const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
      const near = (at, value) => Math.abs(data[at] - value) <= 2;
      let first = Infinity, last = -1;
      for (let at = 0; at < data.length; at += 4) {
        if (!near(at, red) || !near(at + 1, green) || !near(at + 2, blue)) continue;
        const row = Math.floor(at / 4 / image.width);
        first = Math.min(first, row);
        last = row;
      }
      return last < 0 ? 0 : last - first + 1;
    });
  })()`);
}
