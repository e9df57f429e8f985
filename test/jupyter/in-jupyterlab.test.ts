import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fourWaves } from "overlap/exercises";
import { CHART_MIME } from "overlap/lesson";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { missingBrowser, openBrowser } from "../press/site/browser.js";
import { touchMark } from "./chart-marks.js";
import { project } from "./jupyter.js";
import { type Lab, noLab, startLab } from "./lab.js";
import { type CellState, type NotebookPage, openNotebookPage } from "./notebook-page.js";
import { descendantsOf, isAlive, processOf } from "./processes.js";

/** What of a chart's specification says what a mark tells. */
interface Spec {
  layer: {
    data?: { values?: object[] };
    encoding: { tooltip?: { field: string; title: string }[] };
  }[];
}

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

    it("touches a span and reads what the chart declares of it", async () => {
      const spec = (await notebook.cell("two-timelines")).outputs[0]?.data?.[CHART_MIME] as Spec;
      const declared = spec.layer.find(({ data }) => data?.values?.some((one) => "task" in one));
      const datum = await touchMark(notebook, "two-timelines", "task");
      const tip = notebook.page.locator("#vg-tooltip-element");
      const rows = declared!.encoding.tooltip!.map(({ field, title }) => [title, datum[field]]);
      expect(rows.map(([title]) => title)).toEqual(expect.arrayContaining(["Task", "Lane"]));
      await tip.waitFor({ state: "visible", timeout: 20_000 });
      const told = async () => (await tip.locator("td").allInnerTexts()).map((text) => text.trim());
      await expect
        .poll(told, { timeout: 20_000 })
        .toEqual(rows.flatMap(([title, value]) => [`${title}:`, String(value)]));
      await notebook.page.mouse.move(0, 0);
      await tip.waitFor({ state: "hidden" });
    });

    it("completes a name", async () => {
      const { page } = notebook;
      const id = await notebook.add("web.gau");
      await notebook.write(id);
      await page.keyboard.press("Tab");
      const items = page.locator(".jp-Completer:visible .jp-Completer-item");
      await items.first().waitFor();
      expect(await items.allInnerTexts()).toEqual(["gauges"]);
      await page.keyboard.press("Enter");
      await page.locator(".jp-Completer").waitFor({ state: "hidden" });
      expect(await notebook.source(id)).toBe("web.gauges");
    });

    /** What is shown of the name that ends this code. */
    async function tipOf(code: string): Promise<string> {
      const { page } = notebook;
      await notebook.write(await notebook.add(code));
      await page.keyboard.press("Shift+Tab");
      const tip = page.locator(".jp-Tooltip");
      await tip.waitFor();
      const text = await tip.innerText();
      await page.keyboard.press("Escape");
      await tip.waitFor({ state: "hidden" });
      return text;
    }

    it("reads of a name its type and what it does", async () => {
      const source = join(project, "src/lab/download/event-loop.ts");
      const comment = commentBefore("export const eventLoop", await readFile(source, "utf8"));
      expect(comment.length).toBeGreaterThan(100);
      expect(await tipOf("eventLoop")).toBe(
        `(alias) const eventLoop: Download\nimport eventLoop\n\n${comment}`,
      );
    });

    it("reads of a method its type, and of a function of Node.js what its documentation says", async () => {
      expect(await tipOf("web.gauges")).toMatch(/^\(method\) .*gauges\(\): Promise<Gauges>\n\n\S/);
      const imports = await notebook.add('import { readFile } from "node:fs/promises";');
      expect((await notebook.run(imports)).outputs).toEqual([]);
      const declared = join(project, "node_modules/@types/node/fs/promises.d.ts");
      const comment = commentBefore("function readFile", await readFile(declared, "utf8"));
      const first = comment.split("\n", 1)[0]!;
      expect(first).toMatch(/^Asynchronously reads /);
      const tip = await tipOf("readFile");
      expect(tip).toMatch(/^\(alias\) function readFile\(path: PathLike \| /);
      expect(tip).toContain(`\n\n${first}`);
    });

    it("fails an exercise, takes its hints, has the solution shown and run, and solves it", async () => {
      const kept = join(lab.folder, "progress.json");
      const [first, second, ...more] = fourWaves.hints;
      expect(more).toEqual([]);
      await notebook.run("four-waves");
      const failed = said(await notebook.run("check-four-waves")).split("\n\n");
      expect(failed[0]).toMatch(/^\*\*Not yet\.\*\* Observed: .* 16 waves of 10\.$/);
      expect(failed.slice(1, 3)).toEqual([`Expected: ${fourWaves.expected}`, `Hint: ${first}`]);
      // The first one came with the check.
      const help = await notebook.add('import { hint, solution } from "overlap/lesson";\nhint();');
      expect(said(await notebook.run(help))).toBe(`**Hint:** ${second}\n\nIt is the last one.`);
      const shown = notebook.page.locator(".jp-RenderedMarkdown:visible", { hasText: second! });
      expect((await shown.last().innerText()).trim()).toBe(
        `Hint: ${second}\n\nIt is the last one.`,
      );
      expect(said(await notebook.run(help))).toMatch(/^These were all hints\./);

      const solution = await notebook.source("solution-four-waves");
      const ask = await notebook.add("solution();");
      expect(said(await notebook.run(ask))).toBe(solution);
      expect(said(await notebook.run("solution-four-waves"))).toMatch(/^\*\*Passed\.\*\*/);
      // Which is nobody's own answer.
      await expect(readFile(kept)).rejects.toThrow("ENOENT");
      await notebook.edit("four-waves", "const inFlight = 160 / 4;");
      await notebook.run("four-waves");
      await expect(readFile(kept)).rejects.toThrow("ENOENT");
      expect(said(await notebook.run("check-four-waves"))).toMatch(/^\*\*Passed\.\*\*/);
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

/** The doc comment above the first such line, without its tags. */
function commentBefore(line: string, source: string): string {
  const before = source.slice(0, source.indexOf(line));
  return before
    .slice(before.lastIndexOf("/**"))
    .replace(/^\/\*\*|\*\/\s*$/g, "")
    .replace(/^\s*\* ?/gm, "")
    .replace(/^@[\s\S]*/m, "")
    .trim();
}
