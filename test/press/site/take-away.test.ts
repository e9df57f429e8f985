import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bars, chartPalette, renderSvg } from "overlap/chart";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { parseProgress } from "../../../dist/lab/learner/progress.js";
import { code, display, lesson, machine, prose } from "../page/lesson.js";
import { missingBrowser } from "./browser.js";
import { openedSite } from "./opened-site.js";
import { scratchFolder } from "./scratch.js";

const missing = missingBrowser();
const chart = bars(
  [
    { name: 'loop, "one"', value: 135 },
    { name: "threads", value: 440 },
  ],
  { title: "The loop is faster", unit: "ms" },
);
const prediction = display({
  "application/vnd.overlap.prediction+json": {
    id: "waits",
    question: "How long?",
    options: ["0.9 s", "1.7 s"],
  },
});

const drawn = await renderSvg(chart);

describe.skipIf(missing)(`From a page a reader takes${missing ? ` (${missing})` : ""}`, () => {
  const site = openedSite(() => ({
    course: { title: "Overlap", pitch: "p" },
    machine,
    palette: chartPalette,
    lessons: [
      lesson("00-a", [
        code("bars", "await show(bars)", [
          display({ "application/vnd.vegalite.v5+json": chart, "image/svg+xml": drawn }),
        ]),
        code("ask", "predict()", [prediction]),
        code("answer", "const hidden = 1;", [], ["solution"]),
      ]),
      lesson("01-b", [prose("b", "# B")]),
    ],
  }));
  const saved = async (page: Page, press: () => Promise<void>) => {
    const [download] = await Promise.all([page.waitForEvent("download"), press()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };

  it("a chart as drawing, picture, table and specification, in the colours that it has there", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const { page, open, complaints } = await site.reader({ colorScheme });
      await open("00-a.html");
      const paper = chartPalette.paper[colorScheme];
      const save = (kind: string) =>
        saved(page, () => page.getByRole("button", { name: kind, exact: true }).click());
      const svg = await save("SVG");
      expect(svg.name).toMatch(/^00-a-.*\.svg$/);
      expect(String(svg.bytes)).toContain(`fill="${paper}"`);
      expect(String(svg.bytes)).toContain("The loop is faster");
      expect(String(svg.bytes)).not.toContain("var(");
      const png = await save("PNG");
      expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
      expect(png.bytes.length).toBeGreaterThan(3_000);
      const csv = await save("CSV");
      const [head, first] = String(csv.bytes).split("\r\n");
      expect(head).toMatch(/^Name,/);
      expect(first).toMatch(/^"loop, ""one""",.*135/);
      const spec = await save("Vega-Lite");
      expect(JSON.parse(String(spec.bytes))).toMatchObject({ $schema: chart.$schema });
      expect(String(spec.bytes)).not.toContain("var(");
      expect(complaints).toEqual([]);
    }
  });

  it("what they have done as a file, which another browser takes in", async () => {
    const one = await site.reader();
    await one.open("00-a.html");
    await one.page.getByRole("button", { name: "Mark this lesson as done" }).click();
    await one.page.getByRole("radio", { name: "1.7 s" }).check();
    await one.page.getByRole("button", { name: "I commit to this" }).click();
    await one.open("index.html");
    const { name, bytes } = await saved(one.page, () =>
      one.page.getByRole("button", { name: "Save my progress" }).click(),
    );
    expect(name).toBe("overlap-progress.json");
    expect(JSON.parse(String(bytes))).toEqual({
      overlap: 1,
      done: ["00-a"],
      exercises: {},
      predictions: { "00-a.waits": "1.7 s" },
    });
    // What the notebooks' side makes of it.
    expect(parseProgress(String(bytes))).toEqual(JSON.parse(String(bytes)));
    const file = join(await scratchFolder(), name);
    await writeFile(file, bytes);
    const other = await site.reader();
    await other.open("index.html");
    await other.page.locator("input[type=file]").setInputFiles(file);
    const lessons = other.page.locator("#lessons");
    await lessons.getByText("Loaded overlap-progress.json: 1 lesson done, 1 prediction.").waitFor();
    expect(await lessons.locator("a[data-lesson='00-a']").innerText()).toContain("(done)");
    expect(await lessons.locator("a[data-lesson='01-b']").innerText()).not.toContain("(done)");
    await other.open("00-a.html");
    expect(await other.page.getByRole("radio", { name: "1.7 s" }).isChecked()).toBe(true);
    expect([...one.complaints, ...other.complaints]).toEqual([]);
  });

  it.each([
    ["no JSON", "{", "expected a progress file, and this is no JSON."],
    ["another file", "[1]", 'expected a progress file, with "overlap": 1.'],
    ["a wrong list", '{"overlap":1,"done":"x"}', 'expected a list of lessons in "done".'],
    [
      "a wrong part",
      '{"overlap":1,"predictions":[]}',
      'expected answers by name in "predictions".',
    ],
  ])("nothing from %s, and is told why", async (_, text, message) => {
    const file = join(await scratchFolder(), "own.json");
    await writeFile(file, text);
    const { page, open } = await site.reader();
    await open("index.html");
    await page.locator("input[type=file]").setInputFiles(file);
    await page.getByText(`own.json: ${message}`).waitFor();
    expect(await page.evaluate("Object.keys(localStorage)")).toEqual([]);
  });

  it("a handout on paper, with its solutions if they want them", async () => {
    const { page, open } = await site.reader();
    await page.addInitScript(
      "window.print = () => { document.title = [...document.querySelectorAll('details[open]')].map((one) => one.className).join(); dispatchEvent(new Event('afterprint')); }",
    );
    await open("00-a.html");
    await page.getByRole("button", { name: "Print", exact: true }).click();
    expect(await page.title()).toBe("");
    await page.getByRole("button", { name: "Print with solutions" }).click();
    expect(await page.title()).toBe("solution");
    expect(await page.locator("details.solution[open]").count()).toBe(0);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("details.solution").isVisible()).toBe(false);
    expect(await page.locator("figure.chart svg").first().isVisible()).toBe(true);
    expect(await page.locator("button:visible").count()).toBe(0);
    const answers = await page.locator(".prediction label:visible").allInnerTexts();
    expect(answers.map((answer) => answer.trim())).toEqual(["0.9 s", "1.7 s"]); // to be ticked with a pencil
  });
});
