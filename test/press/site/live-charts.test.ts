import { bars, chartPalette, renderSvg, timeline } from "overlap/chart";
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
const spans = Array.from({ length: 40 }, (_, n) => ({
  task: `task ${n}`,
  lane: `slot ${n % 4}`,
  start: n * 10,
  end: n * 10 + 9,
  kind: "waiting" as const,
  outcome: "done" as const,
}));
const recorded = timeline(spans, { title: "Forty tasks", marks: [{ at: 200, label: "half" }] });
const MIME = "application/vnd.vegalite.v5+json";
const cells = [
  code("still", "await show(bars)", [
    display({ [MIME]: chart, "image/svg+xml": await renderSvg(chart) }),
  ]),
  code("slide", "await show(line)", [display({ [MIME]: slider })]),
  code("time", "await show(timeline)", [
    display({ [MIME]: recorded, "image/svg+xml": await renderSvg(recorded) }),
  ]),
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

    describe("a timeline shows a part of its time,", () => {
      const MODIFIER = process.platform === "darwin" ? "Meta" : "Control";

      async function opened() {
        const { page, complaints } = await open(900);
        const figure = page.locator('figure[data-chart="zoom"]');
        await figure.scrollIntoViewIfNeeded();
        /** The labels of its time axis. */
        const times = async () =>
          (await figure.locator("svg text").allTextContents())
            .filter((text) => / ms$/.test(text))
            .sort((one, other) => Number.parseFloat(one) - Number.parseFloat(other))
            .join();
        return { page, complaints, figure, times };
      }
      const WHOLE = "0 ms,100 ms,200 ms,300 ms";

      it("by its buttons, within its bounds, and all of it again", async () => {
        const { figure, times, complaints } = await opened();
        const before = await figure.boundingBox();
        const press = (name: string) => figure.getByRole("button", { name, exact: true }).click();
        expect(await times()).toBe(WHOLE);
        await press("in");
        await expect.poll(times).toBe("100 ms,150 ms,200 ms,250 ms");
        await press("later");
        await press("later");
        await expect.poll(times).toBe("200 ms,250 ms,300 ms,350 ms");
        await press("whole");
        await expect.poll(times).toBe(WHOLE);
        expect(await figure.boundingBox()).toEqual(before);
        expect(complaints).toEqual([]);
      });

      it("by keys, where its drawing has the focus", async () => {
        const { page, figure, times } = await opened();
        await figure.hover();
        await page.locator('figure[data-chart="zoom"][data-drawn="live"]').waitFor();
        await figure.locator(".canvas").focus();
        await page.keyboard.press("+");
        await expect.poll(times).not.toBe(WHOLE);
        await page.keyboard.press("0");
        await expect.poll(times).toBe(WHOLE);
      });

      it("by the wheel with a modifier alone: without one the page scrolls", async () => {
        const { page, figure, times } = await opened();
        const drawing = figure.locator(".canvas svg");
        await drawing.hover();
        await page.locator('figure[data-chart="zoom"][data-drawn="live"]').waitFor();
        await drawing.hover();
        const scrolled = () => page.evaluate<number>("scrollY");
        const at = await scrolled();
        await page.keyboard.down(MODIFIER);
        await page.mouse.wheel(0, -400);
        await expect.poll(times).not.toBe(WHOLE);
        await page.keyboard.up(MODIFIER);
        expect(await scrolled()).toBe(at);
        await page.mouse.wheel(0, -100);
        await expect.poll(scrolled).toBeLessThan(at);
      });

      it("by dragging what is near, and by a double click", async () => {
        const { page, figure, times } = await opened();
        const drawing = figure.locator(".canvas svg");
        await drawing.hover();
        await page.locator('figure[data-chart="zoom"][data-drawn="live"]').waitFor();
        await drawing.dblclick();
        await expect.poll(times).not.toBe(WHOLE);
        const near = await times();
        const { x, y, width, height } = (await drawing.boundingBox())!;
        await page.mouse.move(x + width / 2, y + height / 2);
        await page.mouse.down();
        await page.mouse.move(x + width / 4, y + height / 2, { steps: 4 });
        await page.mouse.up();
        await expect.poll(times).not.toBe(near);
        await drawing.dblclick();
        await expect.poll(times).toBe(WHOLE);
      });
    });
  },
);
