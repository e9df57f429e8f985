import { bars, chartPalette, renderSvg } from "overlap/chart";
import { describe, expect, it } from "vitest";
import { code, display, lesson, machine } from "../page/lesson.js";
import { missingBrowser } from "./browser.js";
import { openedSite } from "./opened-site.js";

const missing = missingBrowser();

const chart = bars(
  [
    { name: "loop", value: 135 },
    { name: "threads", value: 440 },
  ],
  { title: "The loop is faster", unit: "ms" },
);
const slider = {
  $schema: "https://vega.github.io/schema/vega-lite/v5.json",
  title: "A line",
  params: [{ name: "share", value: 0.2, bind: { input: "range", min: 0, max: 1, step: 0.1 } }],
  data: { sequence: { start: 0, stop: 5, as: "x" } },
  transform: [{ calculate: "datum.x * share", as: "y" }],
  mark: "line",
  encoding: {
    x: { field: "x", type: "quantitative" },
    y: { field: "y", type: "quantitative", scale: { domain: [0, 5] } },
  },
};
const MIME = "application/vnd.vegalite.v5+json";
const cells = [
  code("still", "await show(bars)", [
    display({ [MIME]: chart, "image/svg+xml": await renderSvg(chart) }),
  ]),
  code("slide", "await show(line)", [display({ [MIME]: slider })]),
];

describe.skipIf(missing)(
  `A chart, where scripts run and the site is a folder${missing ? ` (${missing})` : ""}:`,
  () => {
    const { reader } = openedSite(() => ({
      course: { title: "Overlap", pitch: "p" },
      machine,
      palette: chartPalette,
      lessons: [lesson("00-a", cells), lesson("01-b", [code("b", "1")])],
    }));

    async function open(height: number) {
      const { page, open, requests, complaints } = await reader({
        viewport: { width: 1280, height },
      });
      await open("00-a.html");
      const scripts = () =>
        requests.filter((url) => url.endsWith(".js")).map((url) => url.split("/").at(-1)!);
      return { page, complaints, scripts };
    }

    it("the library is loaded when one is touched, and not before", async () => {
      const { page, complaints, scripts } = await open(300);
      expect(scripts()).toEqual(["overlap.js"]);
      const figure = page.locator("figure.chart").first();
      await figure.hover();
      await page.locator('figure[data-drawn="live"]').first().waitFor();
      expect(scripts().sort()).toEqual(["charts-00-a.js", "charts.js", "overlap.js"]);
      expect(complaints).toEqual([]);
    });

    it("a mark tells its values, and nothing on the page has moved", async () => {
      const { page, complaints } = await open(900);
      const figure = page.locator("figure.chart").first();
      const before = await figure.boundingBox();
      await figure.hover();
      await page.locator('figure[data-drawn="live"]').first().waitFor();
      expect(await figure.boundingBox()).toEqual(before);
      await figure.locator("svg .mark-rect path").last().hover();
      await page.locator(".tooltip").waitFor();
      expect(await page.locator(".tooltip").textContent()).toContain("threads");
      await page.mouse.move(1, 1);
      await page.locator(".tooltip").waitFor({ state: "detached" });
      expect(complaints).toEqual([]);
    });

    it("one with sliders shows them as soon as it is seen, and follows them", async () => {
      const { page, complaints } = await open(2000);
      const control = page.locator(".controls input");
      const figure = page.locator('figure[data-chart="sliders"]');
      const before = await figure.boundingBox();
      await control.waitFor();
      expect(await figure.boundingBox()).toEqual(before);
      const line = page.locator('figure[data-chart="sliders"] svg .mark-line path').first();
      const drawn = await line.getAttribute("d");
      await control.focus();
      await page.keyboard.press("End");
      await expect.poll(() => line.getAttribute("d")).not.toBe(drawn);
      expect(complaints).toEqual([]);
    });
  },
);
