import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { HtmlValidate } from "html-validate";
import { chartPalette } from "overlap/chart";
import { constructs, terms } from "overlap/glossary";
import { describe, expect, it } from "vitest";
import { sourceModules } from "#cli/source-modules";
import { renderSite } from "#press/site";
import { lesson, machine, prose } from "../page/lesson.js";
import { missingBrowser } from "./browser.js";
import { everyOutput } from "./every-output.js";
import { openedSite } from "./opened-site.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const root = fileURLToPath(new URL("../../../", import.meta.url));
const time = (await sourceModules(root)).filter(({ name }) => name === "time");

const options = () => ({
  course: { title: "Overlap", pitch: "When and how to *overlap*." },
  machine,
  palette: chartPalette,
  modules: time,
  excerpts: [
    {
      title: "Audit",
      file: "audit.html",
      description: "Figures",
      intro: "Figures.",
      lesson: "01-every-output",
      parts: [{ title: "Chart", id: "chart", cell: "chart" }],
    },
  ],
  glossary: { terms, constructs },
  project: new Map([["package.json", "{}"]]),
  lessons: [
    lesson("00-words", [
      prose(
        "a",
        "# Words\n\n| | seconds |\n|---|---|\n| one | 2 |\n\n## On\n\nWords. [On](./01-every-output.ipynb)",
      ),
    ]),
    everyOutput(),
  ],
});
const { site } = await renderSite(options());
const pages = [...site.keys()].filter((path) => path.endsWith(".html"));

describe("each page", () => {
  const validator = new HtmlValidate({ extends: ["html-validate:standard"] });
  it.each(pages)("%s is valid HTML", async (path) => {
    const { results } = await validator.validateString(String(site.get(path)));
    expect(
      results.flatMap(({ messages }) =>
        messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`),
      ),
    ).toEqual([]);
  });
});

interface Violation {
  id: string;
  nodes: { target: string[]; failureSummary: string }[];
}

const missing = missingBrowser();
describe.skipIf(missing)(`axe finds nothing${missing ? ` (${missing})` : ""}`, () => {
  const opened = openedSite(options);
  const views = (["light", "dark"] as const).flatMap((colorScheme) =>
    [380, 768, 1280].map((width) => ({ colorScheme, width })),
  );
  it.each(views)("in $colorScheme at $width pixels", { timeout: 120_000 }, async (view) => {
    const { colorScheme, width } = view;
    const { page, open } = await opened.reader({
      colorScheme,
      viewport: { width, height: 900 },
      // Only for axe itself, which is no part of the page.
      bypassCSP: true,
    });
    for (const path of pages) {
      await open(path);
      await page.evaluate(axe);
      const { violations } = await page.evaluate<{ violations: Violation[] }>(
        "axe.run(document, { resultTypes: ['violations'] })",
      );
      expect(
        violations.map(({ id, nodes }) => [path, id, nodes[0]?.target, nodes[0]?.failureSummary]),
      ).toEqual([]);
    }
    await page.keyboard.press("/");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.type("words");
    await page.getByRole("dialog").getByRole("link").first().waitFor();
    const { violations } = await page.evaluate<{ violations: Violation[] }>(
      "axe.run(document, { resultTypes: ['violations'] })",
    );
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.target])).toEqual([]);
  });
});
