import { gzipSync } from "node:zlib";
import { chartPalette } from "overlap/chart";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { renderSite } from "#press/site";
import { code, display, lesson, machine, prose } from "../page/lesson.js";
import { missingBrowser } from "./browser.js";
import { openedSite } from "./opened-site.js";

const missing = missingBrowser();
const prediction = (id: string, more: object) =>
  display({ "application/vnd.overlap.prediction+json": { id, question: "How long?", ...more } });

const lessons = () => [
  lesson("00-first", [prose("a", "# First\n\n## One\n\n## Two"), code("b", "const a = 1;")]),
  lesson("01-second", [
    code("ask", "predict()", [
      prediction("choice", { options: ["0.8 s", "1.7 s"] }),
      prediction("number", { unit: "latencies" }),
    ]),
    prose(
      "parts",
      `## Part one\n\n${"Long.\n\n".repeat(90)}## Part two\n\n${"Long.\n\n".repeat(90)}`,
    ),
    code("check", "check()", [
      display({
        "application/vnd.overlap.check+json": {
          exercise: "e",
          passed: false,
          observed: "o",
          expected: "e",
          hint: "a",
          hints: ["a", "b", "c"],
        },
      }),
    ]),
    code("tell", "reveal()", [
      prediction("choice", { options: ["0.8 s", "1.7 s"], truth: "1.7 s", because: "In a row." }),
      prediction("number", { unit: "latencies", truth: 2.5, because: "Work." }),
    ]),
  ]),
];
const site = { course: { title: "Overlap", pitch: "p" }, machine, palette: chartPalette };

describe("the script of the pages", () => {
  it("weighs at most 8 kB on the wire", async () => {
    const { site: files } = await renderSite({ ...site, lessons: lessons() });
    const script = files.get("assets/overlap.js")!;
    expect(gzipSync(script).length).toBeLessThanOrEqual(8_000);
  });
});

describe.skipIf(missing)(
  `The site, opened from its folder with scripts on${missing ? ` (${missing})` : ""}:`,
  () => {
    const { reader } = openedSite(() => ({ ...site, lessons: lessons() }));

    const paper = (page: Page) =>
      page.evaluate<string>("getComputedStyle(document.body).backgroundColor");

    it("the switch changes light and dark, for all pages, and back to the system's", async () => {
      const { page, open, complaints } = await reader({ colorScheme: "light" });
      await open("00-first.html");
      const light = await paper(page);
      await page.getByRole("button", { name: "Show in dark colours" }).click();
      const dark = await paper(page);
      expect(dark).not.toBe(light);
      await open("index.html");
      expect(await paper(page)).toBe(dark);
      await page.getByRole("button", { name: "Show in light colours" }).click();
      expect(await paper(page)).toBe(light);
      expect(await page.evaluate("Object.keys(localStorage)")).toEqual([]);
      expect(complaints).toEqual([]);
    });

    it("a choice of light holds on a dark system, charts included", async () => {
      const { page, open } = await reader({ colorScheme: "dark" });
      await open("00-first.html");
      const chartColour = () =>
        page.evaluate<string>(
          'getComputedStyle(document.documentElement).getPropertyValue("--chart-paper").trim()',
        );
      expect(await chartColour()).toBe(chartPalette.paper.dark);
      await page.getByRole("button", { name: "Show in light colours" }).click();
      expect(await chartColour()).toBe(chartPalette.paper.light);
    });

    it("code is copied as it was written", async () => {
      const { page, open } = await reader({ permissions: ["clipboard-read", "clipboard-write"] });
      await open("00-first.html");
      await page.getByRole("button", { name: "Copy" }).click();
      await page.getByRole("button", { name: "Copied" }).waitFor();
      expect(await page.evaluate("navigator.clipboard.readText()")).toBe("const a = 1;");
    });

    it("the part that is read is lit in the list beside it", async () => {
      const { page, open } = await reader({ viewport: { width: 1280, height: 800 } });
      await open("01-second.html");
      const lit = page.locator('.parts.beside a[aria-current="true"]');
      await page.locator("#part-two").scrollIntoViewIfNeeded();
      await page.mouse.wheel(0, 600);
      await lit.filter({ hasText: "Part two" }).waitFor();
      expect(await lit.count()).toBe(1);
    });

    it("a lesson is marked as done, in every list, until the mark is taken off", async () => {
      const { page, open } = await reader({ viewport: { width: 1400, height: 800 } });
      await open("00-first.html");
      await page.getByRole("button", { name: "Mark this lesson as done" }).click();
      expect(await page.locator(".lessons .done").count()).toBe(1);
      await open("index.html");
      const marked = page.locator("h3 a:has(.done)");
      expect(await marked.count()).toBe(1);
      expect(await marked.getAttribute("href")).toBe("00-first.html");
      await open("00-first.html");
      await page.getByRole("button", { name: "take the mark off" }).click();
      expect(await page.locator(".done").count()).toBe(0);
    });

    it("hints come one by one", async () => {
      const { page, open } = await reader({ javaScriptEnabled: false });
      await open("01-second.html");
      const hints = page.locator(".hint:visible");
      expect(await hints.count()).toBe(1);
      await page.getByText("Hint 1 of 3").click();
      expect(await hints.count()).toBe(2);
      await page.getByText("Hint 2 of 3").click();
      expect(await hints.count()).toBe(3);
    });

    it("a prediction is committed to where it is asked and shown where it is revealed", async () => {
      const { page, open } = await reader();
      await open("01-second.html");
      const said = page.locator(".prediction.revealed .said");
      await page.getByLabel("0.8 s").check();
      await page.getByRole("button", { name: "I commit to this" }).first().click();
      await page.getByLabel("Your number").fill("160");
      await page.getByRole("button", { name: "I commit to this" }).last().click();
      const both = ["You said: 0.8 s", "You said: 160 latencies"];
      expect(await said.allTextContents()).toEqual(both);
      await page.reload();
      expect(await said.allTextContents()).toEqual(both);
      expect(await page.getByLabel("0.8 s").isChecked()).toBe(true);
      await page.getByLabel("1.7 s").check();
      await page.getByRole("button", { name: "I commit to this" }).first().click();
      expect(await said.first().textContent()).toBe("You said: 1.7 s");
    });
  },
);
