import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chartPalette } from "overlap/chart";
import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, it, vi } from "vitest";
import type { KnownNames } from "#press/notebook";
import { renderSite } from "#press/site";
import { code, lesson, machine, prose } from "../page/lesson.js";
import { missingBrowser } from "./browser.js";
import { openedSite } from "./opened-site.js";

const missing = missingBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const site = { course: { title: "Overlap", pitch: "p" }, machine, palette: chartPalette };
const sources = {
  imports: 'import { sleep } from "overlap/time";',
  use: "// sleep first\nconst waits = [sleep(10), sleep(20)];\nawait Promise.all(waits);",
};
const infos = [
  {
    code: 'function sleep(ms: number, unit?: "ms"): Promise<void>',
    documentation: `Waits \`ms\` without holding the thread. ${"It goes on. ".repeat(20)}`,
  },
  { code: "const waits: Promise<void>[]", documentation: "" },
  {
    code: "(method) PromiseConstructor.all<Promise<void>[]>(): Promise<void[]>",
    documentation: "A",
  },
];
const places = {
  imports: steps(sources.imports, [["sleep", 0]]),
  use: steps(sources.use, [
    ["waits", 1],
    ["sleep(10", 0],
    ["sleep(20", 0],
    ["all", 2],
    ["waits)", 1],
  ]),
};
const names = new Map<string, KnownNames>([["00-a", { infos, places }]]);
const module = {
  name: "time",
  files: [
    { path: "index.ts", code: 'export { sleep } from "./sleep.js";\n' },
    { path: "sleep.ts", code: "export const waits = sleep(10);\n" },
  ],
  exports: {},
  tests: [],
};
const sourceNames = new Map([
  [
    "time",
    JSON.stringify({
      infos,
      places: { "index.ts": [9, 0], "sleep.ts": [13, 1, 8, 0] },
    }),
  ],
]);
const lessons = [
  lesson("00-a", [
    code("imports", sources.imports),
    prose("long", "Long.\n\n".repeat(60)),
    code("use", sources.use),
    prose("longer", "Long.\n\n".repeat(60)),
    code("plain", "1 + 1"),
  ]),
  lesson("01-b", [code("imports", sources.imports)]),
];

/** What the export writes for names, each given by the words that begin with it. */
function steps(source: string, found: [words: string, info: number][]): number[] {
  let before = 0;
  return found.flatMap(([words, info]) => {
    const start = source.indexOf(words, before);
    const step = start - before;
    before = start;
    return [step, info];
  });
}

describe("renderSite({ names })", () => {
  const render = async (given: typeof names) =>
    (
      await renderSite({
        course: { title: "Overlap", pitch: "p" },
        machine,
        palette: chartPalette,
        lessons,
        names: given,
      })
    ).site;

  it("puts what is known of a lesson's names in a file of its own, nothing into the page", async () => {
    const files = await render(names);
    expect(files.get("assets/names-00-a.js")).toBe(
      `globalThis.overlapNames = ${JSON.stringify({ infos, places })};\n`,
    );
    const [page, without] = [files, await render(new Map())].map((one) =>
      String(one.get("00-a.html")),
    );
    expect(page!.replace(' data-names="00-a"', "")).toBe(without);
    expect(String(files.get("01-b.html"))).not.toContain("data-names");
    expect(files.has("assets/names-01-b.js")).toBe(false);
  });

  it("brings the script only where names are known", async () => {
    expect((await render(names)).has("assets/names.js")).toBe(true);
    expect((await render(new Map())).has("assets/names.js")).toBe(false);
  });
});

describe.skipIf(missing)(
  `Names in code, where scripts run and the site is a folder${missing ? ` (${missing})` : ""}:`,
  () => {
    const { reader } = openedSite(() => ({
      ...site,
      lessons,
      names,
      modules: [module],
      sourceNames,
    }));

    async function open(options: BrowserContextOptions = {}) {
      const { page, open, requests, complaints } = await reader(options);
      await open("00-a.html");
      const box = page.getByRole("tooltip");
      const scripts = () =>
        requests.filter((url) => url.endsWith(".js")).map((url) => url.split("/").at(-1)!);
      return { page, box, scripts, complaints };
    }

    const cell = (page: Page, id: string) => page.locator(`#${id} pre.code`);

    /** The middle of the letter that begins some words of a cell, in the window. */
    async function startOf(page: Page, id: string, words: string) {
      await cell(page, id).scrollIntoViewIfNeeded();
      return page.evaluate<{ x: number; y: number }>(`(() => {
        const code = document.querySelector("#${id} pre.code");
        const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
        let start = code.textContent.indexOf(${JSON.stringify(words)});
        while (walker.nextNode().length <= start) start -= walker.currentNode.length;
        const range = document.createRange();
        range.setStart(walker.currentNode, start);
        range.setEnd(walker.currentNode, start + 1);
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      })()`);
    }

    async function hover(page: Page, id: string, words: string) {
      const { x, y } = await startOf(page, id, words);
      await page.mouse.move(x, y, { steps: 2 });
    }

    const focused = (page: Page) =>
      page.evaluate<string | null>("document.activeElement.getAttribute('aria-label')");

    it("what they need is loaded when code is first pointed at, and not before", async () => {
      const { page, box, scripts, complaints } = await open();
      expect(scripts()).toEqual(["overlap.js"]);
      await hover(page, "imports", "sleep");
      await box.waitFor();
      expect(scripts()).toEqual(["overlap.js", "names.js", "names-00-a.js"]);
      expect(complaints).toEqual([]);
    });

    it("the pointer on a name tells declaration and explanation, and nothing has moved", async () => {
      const { page, box, complaints } = await open();
      const frame = await cell(page, "use").boundingBox();
      await hover(page, "use", "sleep(20");
      await box.waitFor();
      expect(await box.locator(".code").textContent()).toBe(infos[0]!.code);
      expect(await box.locator("p").textContent()).toMatch(/^Waits ms without holding/);
      expect(await box.locator("p code").allTextContents()).toEqual(["ms"]);
      const { width, height } = (await cell(page, "use").boundingBox())!;
      expect({ width, height }).toEqual({ width: frame!.width, height: frame!.height });
      await page.mouse.move(1, 1);
      await box.waitFor({ state: "detached" });
      expect(await page.locator(".name-mark").count()).toBe(0);
      expect(complaints).toEqual([]);
    });

    it("the box stays while the pointer is on it, and Escape closes it", async () => {
      const { page, box } = await open();
      await hover(page, "use", "sleep(20");
      await box.waitFor();
      const { x, y, height } = (await box.boundingBox())!;
      await page.mouse.move(x + 20, y + height / 2, { steps: 4 });
      await page.waitForTimeout(400);
      expect(await box.count()).toBe(1);
      await page.keyboard.press("Escape");
      expect(await box.count()).toBe(0);
    });

    it("a word in a comment, and one that nothing is known of, tell nothing", async () => {
      const { page, box } = await open();
      await hover(page, "use", "sleep(10");
      await box.waitFor();
      await hover(page, "use", "sleep first");
      await box.waitFor({ state: "detached" });
      await hover(page, "use", "await");
      await page.waitForTimeout(300);
      expect(await box.count()).toBe(0);
    });

    it("Enter leads from the code to its names, arrows from one to the next, Escape back", async () => {
      const { page, box, complaints } = await open();
      const code = cell(page, "use");
      await code.focus();
      await page.keyboard.press("Enter");
      await box.waitFor();
      const told: unknown[] = [];
      const keys = ["ArrowRight", "ArrowRight", "ArrowDown", "End", "ArrowUp", "Home", "ArrowLeft"];
      for (const key of ["", ...keys]) {
        if (key) await page.keyboard.press(key);
        told.push([await focused(page), await box.locator(".code").textContent()]);
      }
      const [sleep, waits] = infos.map(({ code }) => code);
      expect(told).toEqual([
        ["waits", waits],
        ["sleep", sleep],
        ["sleep", sleep],
        ["waits", waits],
        ["waits", waits],
        ["sleep", sleep],
        ["waits", waits],
        ["waits", waits],
      ]);
      await page.keyboard.press("Escape");
      expect(await box.count()).toBe(0);
      expect(await page.evaluate("document.activeElement.matches('#use pre.code')")).toBe(true);
      expect(complaints).toEqual([]);
    });

    it("a name that is reached by keyboard is described by its box", async () => {
      const { page } = await open();
      await cell(page, "use").focus();
      await page.keyboard.press("Enter");
      const name = page.getByRole("button", { name: "waits" });
      await name.waitFor();
      const id = await name.getAttribute("aria-describedby");
      expect(await page.locator(`[id="${id}"]`).getAttribute("role")).toBe("tooltip");
      const hint = await cell(page, "use").getAttribute("aria-describedby");
      expect(await page.locator(`[id="${hint}"]`).textContent()).toMatch(
        /^Enter leads to the names/,
      );
    });

    it("code of which nothing is known offers nothing, once that is seen", async () => {
      const { page, box } = await open();
      const offers = page.locator(".names-hint");
      expect(await offers.count()).toBe(3);
      await cell(page, "use").focus();
      await page.keyboard.press("Enter");
      await box.waitFor();
      expect(await offers.count()).toBe(2);
      expect(await cell(page, "plain").getAttribute("aria-describedby")).toBeNull();
      expect(await cell(page, "imports").getAttribute("aria-describedby")).not.toBeNull();
    });

    it("code is one stop of the Tab key, names are none, and leaving closes the box", async () => {
      const { page, box } = await open();
      await cell(page, "use").focus();
      await page.keyboard.press("Enter");
      await box.waitFor();
      await page.keyboard.press("Tab");
      expect(await box.count()).toBe(0);
      expect(await page.evaluate("document.activeElement.textContent")).toBe("Copy");
      expect(await page.locator(".name-mark").count()).toBe(0);
    });

    it("a tap on a name tells of it, also the first one, and a tap elsewhere closes", async () => {
      const { page, box, complaints } = await open({
        hasTouch: true,
        isMobile: true,
        viewport: { width: 380, height: 700 },
      });
      const { x, y } = await startOf(page, "imports", "sleep");
      await page.touchscreen.tap(x + 4, y + 3);
      await box.waitFor();
      expect(await box.locator(".code").textContent()).toBe(infos[0]!.code);
      await page.touchscreen.tap(20, 600);
      await box.waitFor({ state: "detached" });
      expect(complaints).toEqual([]);
    });

    it.each(["light", "dark"] as const)(
      "the box is inside a window 380 wide and reads on its paper, %s",
      async (colorScheme) => {
        const { page, box } = await open({ colorScheme, viewport: { width: 380, height: 500 } });
        for (const words of ["sleep(10", "sleep(20", "all"]) {
          await hover(page, "use", words);
          // The box of the name before goes when this one comes.
          const place = await vi.waitUntil(() => box.boundingBox(), { timeout: 10_000 });
          const { x, y, width, height } = place;
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(380);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y + height).toBeLessThanOrEqual(500);
        }
        const wide = await page.evaluate<number>("document.documentElement.scrollWidth");
        expect(wide).toBeLessThanOrEqual(380);
        const paper = await page.evaluate<string>(
          'getComputedStyle(document.querySelector(".name-box")).backgroundColor',
        );
        const { light, dark } = chartPalette.paper;
        expect(paper).toBe(rgb(colorScheme === "light" ? light : dark));
      },
    );

    it("keys that are pressed while the script is on its way are not lost", async () => {
      const { page, box } = await open();
      await page.route("**/names.js", async (route) => {
        await cell(page, "use").press("ArrowRight");
        await route.continue();
      });
      await cell(page, "use").focus();
      await page.keyboard.press("Enter");
      await box.waitFor();
    });

    it.each(["light", "dark"] as const)(
      "axe finds nothing while a name is told, %s",
      { timeout: 60_000 },
      async (colorScheme) => {
        // Past the policy only for axe itself, which is no part of the page.
        const { page, box } = await open({ colorScheme, bypassCSP: true });
        await cell(page, "use").focus();
        await page.keyboard.press("Enter");
        await page.keyboard.press("ArrowRight");
        await box.waitFor();
        await page.evaluate(axe);
        const { violations } = await page.evaluate<{ violations: { id: string }[] }>(
          "axe.run(document, { resultTypes: ['violations'] })",
        );
        expect(violations.map(({ id }) => id)).toEqual([]);
      },
    );

    describe("in the source of a module", () => {
      async function source() {
        const visit = await reader();
        await visit.open("source-time.html");
        const file = (path: string) => visit.page.locator(`[data-file="${path}"] pre.code`);
        return { ...visit, file, box: visit.page.getByRole("tooltip") };
      }

      it("are told as in lessons, by keyboard, each file by itself", async () => {
        const { page, file, box, requests, complaints } = await source();
        expect(requests.filter((url) => url.endsWith(".js"))).toHaveLength(1);
        await file("sleep.ts").focus();
        await page.keyboard.press("Enter");
        await box.waitFor();
        expect(await focused(page)).toBe("waits");
        expect(await box.locator(".code").textContent()).toBe(infos[1]!.code);
        await page.keyboard.press("ArrowRight");
        expect(await focused(page)).toBe("sleep");
        await page.keyboard.press("Escape");
        await file("index.ts").focus();
        await page.keyboard.press("Enter");
        expect(await focused(page)).toBe("sleep");
        expect(requests.filter((url) => url.endsWith("assets/names-source-time.js"))).toHaveLength(
          1,
        );
        expect(complaints).toEqual([]);
      });

      it("are told by pointer and by tap", async () => {
        const { page, file, box } = await source();
        const name = file("sleep.ts").getByText("sleep", { exact: true });
        await name.hover();
        await box.waitFor();
        expect(await box.locator(".code").textContent()).toBe(infos[0]!.code);
        await page.mouse.move(1, 1);
        await box.waitFor({ state: "detached" });
        await name.click();
        await box.waitFor();
        expect(await box.locator(".code").textContent()).toBe(infos[0]!.code);
      });
    });

    it("code is copied without what was laid over it", async () => {
      const { page, box } = await open({ permissions: ["clipboard-read", "clipboard-write"] });
      await hover(page, "imports", "sleep");
      await box.waitFor();
      await page.locator("#imports").getByRole("button", { name: "Copy" }).click();
      await page.getByRole("button", { name: "Copied" }).waitFor();
      expect(await page.evaluate("navigator.clipboard.readText()")).toBe(sources.imports);
    });
  },
);

function rgb(colour: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return `rgb(${parts.join(", ")})`;
}
