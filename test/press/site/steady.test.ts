import { chartPalette, renderSvg } from "overlap/chart";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { gallery } from "../../lab/chart/gallery.js";
import { code, display, lesson, machine, prose } from "../page/lesson.js";
import { missingBrowser } from "./browser.js";
import { openedSite } from "./opened-site.js";

const missing = missingBrowser();
const MIME = "application/vnd.vegalite.v5+json";
const charts = await Promise.all(
  Object.entries(gallery).map(async ([name, chart], index) => {
    const spec = chart();
    const outputs = [display({ [MIME]: spec, "image/svg+xml": await renderSvg(spec) })];
    return [prose(`about-${index}`, `## ${name}`), code(`chart-${index}`, "show()", outputs)];
  }),
);
const question = { id: "p", question: "How long?", options: ["1 s", "2 s"] };
const options = () => ({
  course: { title: "Overlap", pitch: "p" },
  machine,
  palette: chartPalette,
  glossary: {
    terms: [{ term: "await", means: "A wait.", explained: "01-b#b", shown: "01-b#b" }],
    constructs: [],
  },
  lessons: [
    lesson("00-charts", [
      prose("top", "# Charts\n\nWords that can be found."),
      code("ask", "predict()", [display({ "application/vnd.overlap.prediction+json": question })]),
      ...charts.flat(),
    ]),
    lesson("01-b", [
      code("number", "predict()", [
        display({
          "application/vnd.overlap.prediction+json": { id: "n", question: "How many?", unit: "ms" },
        }),
      ]),
      prose("b", "# On\n\n[Back](./00-charts.ipynb)"),
    ]),
  ],
});
const names = ["index.html", "00-charts.html", "01-b.html", "glossary.html", "claims.html"];

/** Keeps account of all that moves of itself from the first paint on. */
const OBSERVER = `
  globalThis.moved = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources = [] } of list.getEntries())
      if (!hadRecentInput) moved.push([value, ...sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 80))]);
  }).observe({ type: "layout-shift", buffered: true });
`;
/** Two frames: what has moved until then is told. */
const settled = (page: Page) =>
  page.evaluate<unknown[]>(
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(moved)))))",
  );

describe.skipIf(missing)(`Nothing on a page moves${missing ? ` (${missing})` : ""}`, () => {
  const { reader } = openedSite(options);
  const views = [380, 1280].flatMap((width) => names.map((name) => [name, width] as const));

  it.each(views)("while %s is loaded, %i wide", { timeout: 120_000 }, async (name, width) => {
    const { page, open, complaints } = await reader({ viewport: { width, height: 800 } });
    await page.addInitScript(OBSERVER);
    await open(name);
    expect(await settled(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("when charts begin to answer", { timeout: 120_000 }, async () => {
    const { page, open, complaints } = await reader({ viewport: { width: 1280, height: 800 } });
    await page.addInitScript(OBSERVER);
    await open("00-charts.html");
    for (const figure of await page.locator("figure.chart").all()) {
      await figure.scrollIntoViewIfNeeded();
      await figure.dispatchEvent("pointerenter");
      await page.locator(`[id="${await figure.getAttribute("id")}"][data-drawn="live"]`).waitFor();
    }
    expect(await settled(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it("and what does move is told, so that the above can fail", { timeout: 120_000 }, async () => {
    const { page, open } = await reader({ viewport: { width: 1280, height: 800 } });
    await page.addInitScript(OBSERVER);
    await open("00-charts.html");
    await page.evaluate(
      "document.querySelector('.lesson-head').style.marginTop = '80px'; undefined",
    );
    expect((await settled(page)).length).toBeGreaterThan(0);
  });
});
