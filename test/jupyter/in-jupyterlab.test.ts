import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { missingBrowser, openBrowser } from "../press/site/browser.js";
import { type Lab, noLab, startLab } from "./lab.js";
import { type CellState, type NotebookPage, openNotebookPage } from "./notebook-page.js";
import { descendantsOf, isAlive, processOf } from "./processes.js";

const absent = noLab || missingBrowser() !== undefined;

describe.skipIf(absent)("a learner in JupyterLab", { timeout: 180_000 }, () => {
  let lab: Lab;
  let browser: Browser;
  let notebook: NotebookPage;
  beforeAll(async () => {
    [lab, browser] = await Promise.all([startLab(), openBrowser()]);
    notebook = await openNotebookPage(browser, lab);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await lab?.stop();
    await lab?.remove();
  }, 120_000);

  afterEach(() => expect(notebook.foreign, "requests to other hosts").toEqual([]));

  const said = ({ outputs }: CellState) =>
    outputs.map(({ data, text }) => [data?.["text/plain"] ?? text ?? ""].flat().join("")).join("");

  describe("in lesson 00", () => {
    beforeAll(() => notebook.open("00-start-here.ipynb"), 120_000);

    it("runs it cell by cell, in order and without an error", async () => {
      const counts: (number | null)[] = [];
      for (const { id, kind } of await notebook.cells()) {
        if (kind !== "code") continue;
        const { count, outputs } = await notebook.run(id);
        counts.push(count);
        expect(
          outputs.filter(({ output_type, name }) => output_type === "error" || name === "stderr"),
        ).toEqual([]);
        if (id === "processor-time") break;
      }
      expect(counts).toEqual(counts.map((_, index) => index + 1));
    });

    it("sees a chart that is drawn here, not only a picture of it", async () => {
      const { outputs } = await notebook.cell("magnified");
      expect(Object.keys(outputs[0]?.data ?? {})).toContain("application/vnd.vegalite.v5+json");
      await notebook.select("magnified");
      const chart = notebook.page.locator(".jp-OutputArea-output.jp-RenderedVegaCommon5").last();
      const drawing = chart.locator(".vega-embed canvas, .vega-embed svg").first();
      await drawing.waitFor({ state: "visible" });
      const { width, height } = (await drawing.boundingBox())!;
      expect(width).toBeGreaterThan(300);
      expect(height).toBeGreaterThan(100);
    });

    it("completes a name", async () => {
      const { page } = notebook;
      const id = await notebook.add("web.gau");
      await notebook.write(id);
      await page.keyboard.press("Tab");
      await page.locator(".jp-Completer-item", { hasText: "gauges" }).waitFor();
      await page.keyboard.press("Enter");
      await page.locator(".jp-Completer").waitFor({ state: "hidden" });
      expect(await notebook.source(id)).toBe("web.gauges");
    });

    it("reads of a name its type and what it does", async () => {
      const { page } = notebook;
      const id = await notebook.add("eventLoop");
      await notebook.write(id);
      await page.keyboard.press("Shift+Tab");
      const tip = page.locator(".jp-Tooltip");
      await tip.waitFor();
      expect(await tip.innerText()).toContain("const eventLoop: Download");
      expect(await tip.innerText()).toContain("At most `concurrency` requests in flight");
      await page.keyboard.press("Escape");
    });

    it("fails an exercise, takes a hint, solves it, and finds it recorded", async () => {
      const kept = join(lab.folder, "progress.json");
      await notebook.run("four-waves");
      expect(said(await notebook.run("check-four-waves"))).toContain("Not yet");
      const help = await notebook.add('import { hint } from "overlap/lesson";\nhint();');
      expect(said(await notebook.run(help))).toMatch(/\*\*Hint:\*\*|all hints/);
      await notebook.edit("four-waves", "const inFlight = 160 / 4;");
      await notebook.run("four-waves");
      await expect(readFile(kept)).rejects.toThrow("ENOENT");
      expect(said(await notebook.run("check-four-waves"))).toContain("Passed");
      expect(JSON.parse(await readFile(kept, "utf8")).exercises).toEqual({
        "four-waves": "passed",
      });
    });

    it("reads of an error the own line, and goes on", async () => {
      const broken = await notebook.add("const none: any = undefined;\nnone.x;");
      const { count, outputs } = await notebook.run(broken);
      expect(outputs.map(({ output_type, ename }) => [output_type, ename])).toEqual([
        ["error", "TypeError"],
      ]);
      const output = notebook.page.locator('[data-mime-type="application/vnd.jupyter.stderr"]');
      expect(await output.last().innerText()).toBe(
        `TypeError: Cannot read properties of undefined (reading 'x')\n    at cell [${count}]:2  none.x;`,
      );
    });
  });

  describe("in lesson 06", () => {
    beforeAll(() => notebook.open("06-five-ways-to-download.ipynb"), 120_000);

    it("stops a cell in the middle: what it started ends, and the cells run again", async () => {
      for (const id of ["imports", "the-pools"]) await notebook.run(id);
      const kernel = await processOf(await notebook.kernelId());
      expect((await descendantsOf(kernel)).length).toBe(1);
      await notebook.press("run-cold");
      while ((await descendantsOf(kernel)).length === 1) await pause(20);
      await notebook.page.locator('[data-jp-item-name="interrupt"]:visible').click();
      const told = async () => (await notebook.cell("run-cold")).outputs.at(-1);
      while ((await told())?.output_type !== "error") await pause(20);
      expect(await told()).toMatchObject({
        ename: "Interrupted",
        evalue: "the cell was stopped",
      });
      while ((await descendantsOf(kernel)).length > 1) await pause(20);
      const look = await notebook.add(`
const counts = () => Object.values(pools).map((pool: any) => pool.threads?.length ?? pool.pids?.length ?? 0);
while (counts().some((count) => count > 0)) await new Promise((again) => setTimeout(again, 10));
console.log((await web.gauges()).inFlight);`);
      await notebook.idle();
      await settled();
      expect(said(await notebook.run(look))).toBe("0\n");
      const again = await notebook.run("run-cold");
      expect(again.outputs.filter(({ output_type }) => output_type === "error")).toEqual([]);
    });

    /** For a moment after an error tslab runs nothing. */
    async function settled(): Promise<void> {
      const id = await notebook.add("6 * 7");
      for (;;) {
        await notebook.press(id);
        await notebook.idle();
        if (said(await notebook.cell(id)) === "42\n") return;
        await pause(50);
      }
    }

    it("restarts the kernel: what it started ends, and the lesson begins anew", async () => {
      const { page } = notebook;
      for (const id of ["imports", "the-pools"]) await notebook.run(id);
      const before = await processOf(await notebook.kernelId());
      const started = await descendantsOf(before);
      expect(started.length).toBeGreaterThan(0);
      await page.locator('[data-jp-item-name="restart"]:visible').click();
      await page.locator(".jp-Dialog .jp-mod-accept").click();
      while ([before, ...started].some(isAlive)) await pause(20);
      await notebook.idle();
      await notebook.clear(); // the numbers of the cells, too: they begin anew
      const { count, outputs } = await notebook.run("imports");
      expect([count, outputs]).toEqual([1, []]);
      const web = await notebook.run("the-pools");
      expect(web.count).toBe(2);
      expect(web.outputs.filter(({ output_type }) => output_type === "error")).toEqual([]);
    });
  });
});
