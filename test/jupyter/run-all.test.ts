import { readdirSync } from "node:fs";
import { join } from "node:path";
import { CHART_MIME } from "overlap/lesson";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { missingBrowser, openBrowser } from "../press/site/browser.js";
import { readExecuted } from "./executed.js";
import { project } from "./jupyter.js";
import { type Lab, noLab, startLab } from "./lab.js";
import { type NotebookPage, openNotebookPage } from "./notebook-page.js";

const lessons = readdirSync(join(project, "notebooks")).filter((name) => name.endsWith(".ipynb"));

// One lab and one page for all: to start them takes longer than some lessons.
describe.skipIf(noLab || missingBrowser() !== undefined)("Run All in JupyterLab", () => {
  let lab: Lab;
  let browser: Browser;
  let notebook: NotebookPage;
  beforeAll(async () => {
    // Nothing here asks what the measurements say.
    [lab, browser] = await Promise.all([startLab({ OVERLAP_ROUNDS: "1" }), openBrowser()]);
    notebook = await openNotebookPage(browser, lab);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await lab?.stop();
    await lab?.remove();
  }, 60_000);

  it.each(lessons)(
    "%s ends without an error, its exercises unsolved",
    {
      timeout: 240_000,
    },
    async (lesson) => {
      await notebook.open(lesson);
      await notebook.runAll();
      await notebook.save();
      const { counts, outputs, errors } = await readExecuted(join(lab.folder, lesson));
      expect(counts).toEqual(counts.map((_, index) => index + 1));
      expect(errors).toEqual([]);

      const charts = outputs.filter(({ data }) => data?.[CHART_MIME]);
      expect(charts.length).toBeGreaterThan(0);
      expect(await notebook.shown(charts.length)).toEqual({ charts: charts.length, errors: [] });
      await notebook.shutDown();
    },
  );
});
