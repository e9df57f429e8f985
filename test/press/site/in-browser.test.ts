import { chartPalette } from "overlap/chart";
import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { lesson, machine, prose } from "../page/lesson.js";
import { missingBrowser } from "./browser.js";
import { everyOutput } from "./every-output.js";
import { openedSite } from "./opened-site.js";

const PLACE = "00-start-here#a";
const pages = [
  "index.html",
  "00-start-here.html",
  "01-every-output.html",
  "glossary.html",
  "rosetta.html",
];
const glossary = {
  terms: [{ term: "await", means: "A `wait`.", explained: PLACE, shown: PLACE }],
  constructs: [
    {
      title: "Waiting",
      constructs: [
        {
          python: "asyncio.wait(tasks, return_when=FIRST_COMPLETED)",
          does: "waits for the first",
          typescript: "`Promise.race`",
          differs: "The losers run on.",
          runs: PLACE,
        },
      ],
    },
  ],
};
const missing = missingBrowser();
const first = lesson(
  "00-start-here",
  [prose("a", "# Start here\n\n[On](./01-every-output.ipynb)")],
  {
    title: "Start here",
  },
);

describe.skipIf(missing)(
  `The site, opened from its folder with scripts off${missing ? ` (${missing})` : ""}:`,
  () => {
    const { reader } = openedSite(() => ({
      course: { title: "Overlap", pitch: "When and how to overlap." },
      lessons: [first, everyOutput()],
      machine,
      palette: chartPalette,
      glossary,
    }));

    /** A page, and all that it asked for and complained about. */
    async function open(name: string, options: BrowserContextOptions = {}) {
      const { open, ...visited } = await reader({ javaScriptEnabled: false, ...options });
      await open(name);
      return visited;
    }

    it.each(pages)(
      "%s asks for its style sheet only, and complains about nothing",
      async (name) => {
        const { address, requests, complaints } = await open(name);
        expect(requests.filter((url) => !url.startsWith("data:"))).toEqual(
          [name, "assets/overlap.css"].map(address),
        );
        expect(complaints).toEqual([]);
      },
    );

    it("the style sheet applies", async () => {
      const { page } = await open("00-start-here.html");
      expect(await style(page, ".skip", "position")).toBe("absolute");
    });

    it.each(pages)("%s scrolls sideways on no screen", async (name) => {
      const { page } = await open(name);
      for (const width of [320, 380, 768, 1024, 1280, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        const wide = await page.evaluate<number>("document.documentElement.scrollWidth");
        expect(wide, `${width} wide`).toBeLessThanOrEqual(width);
      }
    });

    it.each([380, 1280])("every figure is there, %i wide", async (width) => {
      const { page } = await open("01-every-output.html", { viewport: { width, height: 800 } });
      await page.locator(".solution > summary").click();
      const figures = page.locator(".canvas > svg, .canvas > img");
      const boxes = await Promise.all((await figures.all()).map((figure) => figure.boundingBox()));
      expect(boxes).toHaveLength(8);
      for (const box of boxes) {
        expect(box!.width).toBeGreaterThan(0);
        expect(box!.height).toBeGreaterThan(0);
      }
      // An element with a box may still draw nothing: the bar must be where it was drawn.
      const bar = await page.locator("#chart svg rect[fill]").boundingBox();
      const [svg] = boxes;
      expect(bar!.width / svg!.width).toBeCloseTo(400 / 580, 2);
    });

    it("a drawing shrinks with the column, and scrolls where its text could not be read", async () => {
      const { page } = await open("01-every-output.html", {
        viewport: { width: 380, height: 800 },
      });
      const widths = async (cell: string) =>
        page
          .locator(`#${cell} .canvas`)
          .evaluate((box) => [
            box.scrollWidth > box.clientWidth,
            box.firstElementChild!.getBoundingClientRect().width,
          ]);
      expect(await widths("chart")).toEqual([false, expect.closeTo(338, -1)]);
      expect(await widths("wide-chart")).toEqual([true, 1000]);
    });

    it("charts take the colours of the scheme", async () => {
      const { light, dark } = chartPalette.blue;
      for (const [colorScheme, colour] of [
        ["light", light],
        ["dark", dark],
      ] as const) {
        const { page } = await open("01-every-output.html", { colorScheme });
        expect(await style(page, "#chart svg rect[fill]", "fill")).toBe(rgb(colour));
      }
    });

    it("text stands on the scheme's paper, and on white paper when it is printed", async () => {
      const { page } = await open("01-every-output.html", { colorScheme: "dark" });
      expect(await style(page, "body", "background-color")).toBe(rgb(chartPalette.paper.dark));
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      expect(await style(page, "body", "background-color")).toBe("rgb(255, 255, 255)");
      expect(await style(page, "#chart svg rect[fill]", "fill")).toBe(rgb(chartPalette.blue.light));
    });

    it("folded parts open without a script", async () => {
      const { page } = await open("01-every-output.html");
      const table = page.locator("#chart .data table");
      expect(await table.isVisible()).toBe(false);
      await page.locator("#chart .data summary").click();
      expect(await table.isVisible()).toBe(true);
    });

    it("the lessons lead to each other and back to the contents", async () => {
      const { page } = await open("index.html");
      await page.getByRole("link", { name: "Start here" }).click();
      await page.getByRole("link", { name: "Next" }).click();
      expect(await page.title()).toBe("01 Every output · Overlap");
      await page.getByRole("link", { name: "Lessons" }).click();
      expect(await page.title()).toBe("Overlap");
    });

    it("what is too wide scrolls and can be reached by keyboard; nothing is cut off", async () => {
      const { page } = await open("01-every-output.html", {
        viewport: { width: 380, height: 800 },
      });
      const unreachable = await page.evaluate<string[]>(`
        [...document.querySelectorAll("main *")]
          .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
          .filter((element) => getComputedStyle(element).overflowX !== "visible")
          .filter((element) => element.tabIndex < 0)
          .map((element) => element.outerHTML.slice(0, 80))
      `);
      expect(unreachable).toEqual([]);
    });
  },
);

/** What the browser makes of a property of the first such element. */
function style(page: Page, selector: string, property: string): Promise<string> {
  const [element, name] = [JSON.stringify(selector), JSON.stringify(property)];
  return page.evaluate<string>(
    `getComputedStyle(document.querySelector(${element})).getPropertyValue(${name})`,
  );
}

function rgb(colour: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return `rgb(${parts.join(", ")})`;
}
