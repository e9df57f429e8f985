import { fileURLToPath } from "node:url";
import { chartPalette, renderSvg } from "overlap/chart";
import { constructs, terms } from "overlap/glossary";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { sourceModules } from "#cli/source-modules";
import { gallery } from "../../lab/chart/gallery.js";
import { code, display, lesson, machine, prose } from "../page/lesson.js";
import { missingBrowser } from "./browser.js";
import { emptyCharts } from "./drawn-marks.js";
import { everyOutput } from "./every-output.js";
import { openedSite } from "./opened-site.js";

const missing = missingBrowser();
const root = fileURLToPath(new URL("../../../", import.meta.url));
const MIME = "application/vnd.vegalite.v5+json";
const drawn = await Promise.all(
  Object.entries(gallery).map(async ([name, chart], index) => {
    const spec = chart();
    const outputs = [display({ [MIME]: spec, "image/svg+xml": await renderSvg(spec) })];
    return [prose(`about-${index}`, `## ${name}`), code(`chart-${index}`, "show()", outputs)];
  }),
);
const modules = (await sourceModules(root)).filter(({ name }) => name === "time");
const pages = {
  index: "index.html",
  lesson: "00-charts.html",
  "lesson of every output": "01-every-output.html",
  glossary: "glossary.html",
  rosetta: "rosetta.html",
  ledger: "claims.html",
  machine: "machine.html",
  audit: "audit.html",
  sources: "source.html",
  source: "source-time.html",
};
const kinds = Object.entries(pages);

describe.skipIf(missing)(`A page as it is seen${missing ? ` (${missing})` : ""}:`, () => {
  const { reader } = openedSite(() => ({
    course: { title: "Overlap", pitch: "When and how to overlap." },
    machine,
    palette: chartPalette,
    modules,
    glossary: {
      terms: terms.map((term) => ({ ...term, explained: "00-charts#top", shown: "00-charts#top" })),
      constructs: constructs.map((group) => ({
        ...group,
        constructs: group.constructs.map((one) => ({ ...one, runs: "00-charts#top" })),
      })),
    },
    excerpts: [
      {
        title: "Audit",
        file: "audit.html",
        description: "Figures",
        intro: "Figures.",
        lesson: "00-charts",
        parts: [{ title: "Chart", id: "chart", cell: "chart-0" }],
      },
    ],
    lessons: [
      lesson("00-charts", [prose("top", "# Charts\n\nWords."), ...drawn.flat()]),
      everyOutput(),
    ],
  }));

  async function open(file: string, width: number, colorScheme: "light" | "dark" = "light") {
    const visit = await reader({
      colorScheme,
      viewport: { width, height: 900 },
      reducedMotion: "reduce",
    });
    await visit.open(file);
    return visit;
  }

  // Of the other lesson's charts some are not ours: they have other colours.
  const ours = kinds.filter(([, file]) => file !== "01-every-output.html");
  it.each(ours)(
    "%s has marks in each of its charts, in both themes",
    { timeout: 120_000 },
    async (_, file) => {
      for (const scheme of ["light", "dark"] as const) {
        const { page, complaints } = await open(file, 1280, scheme);
        expect(await emptyCharts(page, scheme)).toEqual([]);
        expect(complaints).toEqual([]);
      }
    },
  );

  it("of a lesson whose marks are gone every chart is told to be empty", {
    timeout: 120_000,
  }, async () => {
    const { page } = await open(pages.lesson, 1280);
    const ids = await page
      .locator("figure.chart")
      .evaluateAll((all) => all.map(({ id }) => String(id)));
    expect(ids).toHaveLength(Object.keys(gallery).length);
    // One alone first: its neighbours must not stand in for it.
    await empty(page, `[id="${ids[1]}"]`);
    expect(await emptyCharts(page, "light")).toEqual([ids[1]]);
    await empty(page, "figure.chart");
    expect(await emptyCharts(page, "light")).toEqual(ids);
  });

  it.each(kinds)(
    "%s has text on its paper and its columns beside each other on a desk",
    async (kind, file) => {
      const { page } = await open(file, 1280);
      const picture = await page.screenshot();
      const { width, height, inked } = await inkOf(page, picture);
      expect([width, height]).toEqual([1280, 900]);
      // Text covers some hundredths of a page: an empty one has none, a broken one is full of it.
      expect(inked).toBeGreaterThan(0.002);
      expect(inked).toBeLessThan(0.3);
      const [list, main, parts] = await Promise.all(
        [".lessons", "main", ".parts.beside"].map((one) => boxOf(page, one)),
      );
      expect(main!.right).toBeLessThanOrEqual(1280);
      expect(main!.width).toBeGreaterThan(500);
      if (kind !== "index") expect(list!.right).toBeLessThanOrEqual(main!.left);
      if (parts) {
        expect(parts.left).toBeGreaterThanOrEqual(main!.right);
        expect(parts.right).toBeLessThanOrEqual(1280);
      }
      expect(await outside(page)).toEqual([]);
    },
  );

  it.each(kinds)("%s has one column on a phone, and nothing beside it", async (_, file) => {
    const { page } = await open(file, 380);
    expect(await boxOf(page, ".lessons")).toBe(undefined);
    expect(await boxOf(page, ".parts.beside")).toBe(undefined);
    const main = await boxOf(page, "main");
    expect(main!.left).toBeGreaterThanOrEqual(0);
    expect(main!.right).toBeLessThanOrEqual(380);
    expect(main!.width).toBeGreaterThan(330);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(380);
    expect(await outside(page)).toEqual([]);
  });
});

/** Takes the marks out of some charts: what is in a colour of data and not above the plot. */
async function empty(page: Page, charts: string) {
  await page.evaluate(`
    for (const svg of document.querySelectorAll(${JSON.stringify(`${charts} .canvas > svg`)})) {
      const top = (element) => element.getBoundingClientRect().top;
      // The plot's own frame is the first path that has a height.
      const plot = [...svg.querySelectorAll("path")].find((path) => path.getBoundingClientRect().height > 20);
      const colours = (mark) => ["fill", "stroke"].map((name) => mark.getAttribute(name) ?? "");
      const marks = [...svg.querySelectorAll("*")].filter((mark) =>
        colours(mark).some((colour) => /--chart-(?!paper|ink|muted|axis|grid|band)/.test(colour)));
      // What touches the upper edge reaches beyond it, by its half; a legend ends above.
      const edge = top(plot) + 1;
      for (const mark of marks) if (mark.getBoundingClientRect().bottom > edge) mark.remove();
    }
  `);
}

interface Box {
  left: number;
  right: number;
  width: number;
}

/** Where the first such element is, if it is seen. */
async function boxOf(page: Page, selector: string): Promise<Box | undefined> {
  const element = page.locator(selector).first();
  if ((await element.count()) === 0) return undefined;
  const box = await element.boundingBox();
  return box ? { left: box.x, right: box.x + box.width, width: box.width } : undefined;
}

/** What of the content reaches out of its column, but for what scrolls in a box of its own. */
function outside(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const main = document.querySelector("main");
    const column = main.getBoundingClientRect();
    const scrolls = (element) =>
      element !== main && element !== null &&
      (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
    return [...main.querySelectorAll("*")]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && (left < column.left - 1 || right > column.right + 1);
      })
      .filter((element) => !element.closest("math, svg") && !scrolls(element.parentElement))
      .map((element) => element.outerHTML.slice(0, 90));
  })()`);
}

/** How large a picture is, and which share of it is darker than its paper by far. */
async function inkOf(page: Page, picture: Buffer) {
  const blank = await page.context().newPage();
  const source = JSON.stringify(`data:image/png;base64,${picture.toString("base64")}`);
  return blank.evaluate<{ width: number; height: number; inked: number }>(`(async () => {
    const image = new Image();
    image.src = ${source};
    await image.decode();
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext("2d");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) {
      if (data[at] + data[at + 1] + data[at + 2] < 300) dark++;
    }
    return { width, height, inked: dark / (width * height) };
  })()`);
}
