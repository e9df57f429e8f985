import { createServer } from "node:http";
import { chartPalette, renderSvg } from "overlap/chart";
import type { Page } from "playwright-core";
import { describe, expect, it, onTestFinished } from "vitest";
import { renderSite } from "#press/site";
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

  it.each(views)("while %s is loaded, %i wide", async (name, width) => {
    const { page, open, complaints } = await reader({ viewport: { width, height: 800 } });
    await page.addInitScript(OBSERVER);
    await open(name);
    expect(await settled(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it.each([380, 1280])("when charts begin to answer, %i wide", async (width) => {
    const { page, open, complaints } = await reader({ viewport: { width, height: 800 } });
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

  it("and what does move is told, so that the above can fail", async () => {
    const { page, open } = await reader({ viewport: { width: 1280, height: 800 } });
    await page.addInitScript(OBSERVER);
    await open("00-charts.html");
    await page.evaluate(
      "document.querySelector('.lesson-head').style.marginTop = '80px'; undefined",
    );
    expect((await settled(page)).length).toBeGreaterThan(0);
  });
});

describe.skipIf(missing)(`From a server at a sub-path${missing ? ` (${missing})` : ""}`, () => {
  const { reader } = openedSite(options);
  const BASE = "/courses/of/2026/";
  const TYPES: Record<string, string> = { html: "text/html", css: "text/css" };

  /** Serves the site below the path only, under a policy that is stricter than the pages' own. */
  async function served(): Promise<string> {
    const { site } = await renderSite(options());
    const server = createServer((request, response) => {
      const path = decodeURI(request.url!.replace(/[?#].*/, ""));
      const body = path.startsWith(BASE) ? site.get(path.slice(BASE.length)) : undefined;
      const extension = path.slice(path.lastIndexOf(".") + 1);
      response.writeHead(body === undefined ? 404 : 200, {
        "content-type": TYPES[extension] ?? "text/javascript",
        "content-security-policy":
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      });
      response.end(body);
    });
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as { port: number };
    return `http://127.0.0.1:${port}${BASE}`;
  }

  it("a reader goes from page to page, searches and touches a chart, and nobody complains", async () => {
    const base = await served();
    const { page, requests, complaints } = await reader({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${base}index.html`);
    await page.getByRole("link", { name: "Honest downloads" }).first().click();
    await page.getByText("Words that can be found.").waitFor();
    const figure = page.locator("figure.chart").first();
    await figure.hover();
    await page.locator('figure[data-drawn="live"]').first().waitFor();
    await page.getByRole("link", { name: "Next" }).click();
    await page.getByRole("link", { name: "Back" }).click();
    await page.keyboard.press("/");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("found");
    const result = page.getByRole("dialog").getByRole("link").first();
    await result.waitFor();
    expect(await result.textContent()).toContain("Words that can be found.");
    await result.click();
    expect(page.url().startsWith(`${base}00-charts.html`)).toBe(true);
    const outside = requests.filter((url) => !url.startsWith(base) && !url.startsWith("data:"));
    expect(outside).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
