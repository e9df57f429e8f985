import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { build } from "#cli/build";
import { missingBrowser, openBrowser } from "../press/site/browser.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder: string;
let notes: string[];

/** One dot, red. */
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";
const display = (data: Record<string, unknown>) => ({
  output_type: "display_data",
  data,
  metadata: {},
});
const printed = (name: string, text: string) => ({ output_type: "stream", name, text });

function code(id: string, source: string, outputs: unknown[], metadata: object = {}) {
  return { cell_type: "code", id, source, outputs, metadata, execution_count: 1 };
}

const cells = [
  {
    cell_type: "markdown",
    id: "top",
    metadata: {},
    source:
      "# Fits\n\n![dot](img/dot%20one.png) ![away](https://example.org/a.png) ![up](../secret.png)\n\n[gone](./gone.ipynb)",
  },
  code("hidden-code", "import numpy as np", [printed("stdout", "np\n")], { tags: ["hide_input"] }),
  code("no-code", "SECRET = 1", [printed("stdout", "shown\n")], { tags: ["remove-input"] }),
  code("no-output", "noisy()", [printed("stdout", "noise\n")], { tags: ["remove_output"] }),
  code("no-stderr", "warn()", [printed("stderr", "a warning\n"), printed("stdout", "a value\n")], {
    tags: ["remove-stderr"],
  }),
  code("no-cell", "never_seen()", [], { tags: ["remove_cell"] }),
  code("folded", "folded_cell()", [], { tags: ["hide-cell"] }),
  code("closed", "closed_output()", [printed("stdout", "closed\n")], {
    jupyter: { outputs_hidden: true },
  }),
  code("widget", "IntSlider()", [
    display({
      "application/vnd.jupyter.widget-view+json": { model_id: "abc123", version_major: 2 },
      "text/plain": "IntSlider(value=7)",
    }),
  ]),
  code("scripted", "plot()", [
    display({
      "text/html": '<div id="plot">plotted</div><script>window.ran = "it ran"</script>',
      "text/plain": "<Plot>",
    }),
  ]),
  code("drawn", "draw()", [
    display({
      "image/svg+xml":
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="red" onclick="globalThis.hurt = 2"/></svg>',
    }),
  ]),
  code("formula", "latex()", [display({ "text/latex": "$\\frac{1}{2}$" })]),
  code("long", "loop()", [printed("stdout", "one of very many lines\n".repeat(50_000))]),
  code("failed", "1 / 0", [
    {
      output_type: "error",
      ename: "ZeroDivisionError",
      evalue: "division by zero",
      traceback: ["\u001b[0;31mZeroDivisionError\u001b[0m"],
    },
  ]),
  { cell_type: "raw", id: "raw", metadata: { format: "text/html" }, source: "<b>raw</b>" },
];
const python = {
  kernelspec: { name: "python3", display_name: "Python 3", language: "python" },
  language_info: { name: "python" },
};

async function site(...args: string[]) {
  const out = join(folder, "site");
  notes = [];
  const note = vi.spyOn(console, "error").mockImplementation((line) => void notes.push(line));
  const said = vi.spyOn(console, "log").mockImplementation(() => {});
  try {
    const all = ["--notebooks", join(folder, "My notebooks"), "--out", out, ...args];
    expect(await build(all, root)).toBe(0);
  } finally {
    note.mockRestore();
    said.mockRestore();
  }
  return {
    files: (await readdir(out)).sort(),
    index: await readFile(join(out, "index.html"), "utf8"),
    page: await readFile(join(out, "Fits-and-starts.html"), "utf8"),
  };
}

beforeAll(async () => {
  await mkdir(join(root, ".overlap"), { recursive: true });
  folder = await mkdtemp(join(root, ".overlap", "foreign-"));
  const img = join(folder, "My notebooks", "img");
  await mkdir(img, { recursive: true });
  await writeFile(join(img, "dot one.png"), Buffer.from(PNG, "base64"));
  await writeFile(join(folder, "secret.png"), "not for others");
  const text = JSON.stringify({ cells, metadata: python, nbformat: 4, nbformat_minor: 5 });
  await writeFile(join(folder, "My notebooks", "Fits and starts.ipynb"), text);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("node build.mjs --notebooks DIR, of notebooks that are no lessons", {
  timeout: 120_000,
}, () => {
  it("writes a site under the folder's name, with nothing of the course, and executes nothing", async () => {
    const { files, index, page } = await site();
    expect(files).toEqual([
      ".overlap-site",
      "Fits-and-starts.html",
      "assets",
      "course.json",
      "downloads",
      "index.html",
    ]);
    expect(index).toContain("<h1><svg");
    expect(index).toContain("<span>My notebooks</span>");
    expect(index).toContain('href="Fits-and-starts.html"');
    expect(index).not.toContain("claims.html");
    expect(page).toContain("the outputs came with the notebook");
    expect(page).not.toContain("source.html");
  });

  it("shows what the notebook brings: tags, widgets' fallback, drawings, formulas, errors, pictures beside it", async () => {
    const { page } = await site();
    expect(page).toMatch(/id="hidden-code"><details class="hidden"><summary>Code<\/summary>/);
    expect(page).not.toContain("SECRET");
    expect(page).toContain("shown");
    expect(page).toContain("noisy");
    expect(page).not.toContain("noise");
    expect(page).toContain("a value");
    expect(page).not.toContain("a warning");
    expect(page).not.toContain("never_seen");
    expect(page).toMatch(/id="folded"><details class="hidden"><summary>Cell<\/summary>/);
    expect(page).toMatch(
      /<details class="hidden"><summary>Output<\/summary><div[^>]*><pre[^>]*>closed/,
    );
    expect(page).toContain("IntSlider(value=7)");
    expect(page).not.toContain("abc123");
    expect(page).toMatch(/<rect [^>]*fill="red"/);
    expect(page).not.toContain("globalThis.hurt");
    expect(page).toContain("<mfrac>");
    expect(page).toContain("ZeroDivisionError: division by zero");
    expect(page).toContain(`src="data:image/png;base64,${PNG}"`);
    expect(page).toContain("<b>raw</b>");
    expect(page).toContain('<span class="k">import</span>');
  });

  it("leaves out the middle of very long output, and says how much", async () => {
    const { page } = await site();
    expect(page).toContain("50,000 lines of output, 1150 kB");
    expect(page).toMatch(/… 45,\d{3} lines, 10\d\d kB left out here/);
    expect(page.length).toBeLessThan(200_000);
  });

  it("notes what its pages do without, and takes no file from elsewhere", async () => {
    const { page } = await site();
    expect(notes.map((note) => note.replace(/:.*?: /, ": "))).toEqual([
      expect.stringContaining("./gone.ipynb leads to no lesson"),
      expect.stringContaining("https://example.org/a.png is not part of the notebook"),
      expect.stringContaining("../secret.png is not part of the notebook"),
    ]);
    expect(page).not.toContain("example.org");
    expect(page).not.toContain(Buffer.from("not for others").toString("base64"));
  });

  it("lets HTML and scripts in only with --trust", async () => {
    const { page: safe } = await site();
    expect(safe).toContain("plotted");
    expect(safe).not.toContain("it ran");
    expect(safe).toMatch(/script-src \S+self\S+ file:; base-uri/);
    const { page: trusting } = await site("--trust");
    expect(trusting).toContain(
      '<div id="plot">plotted</div><script>window.ran = "it ran"</script>',
    );
    expect(trusting).toContain("unsafe-inline");
  });

  const missing = missingBrowser();
  it.skipIf(missing)("runs in a browser what is trusted, and nothing else", async () => {
    const browser = await openBrowser();
    try {
      for (const [args, ran, hurt] of [
        [[], null, 0],
        [["--trust"], "it ran", 2],
      ] as const) {
        await site(...args);
        const page = await browser.newPage();
        const complaints: string[] = [];
        const requests: string[] = [];
        page.on("console", (message) => complaints.push(message.text()));
        page.on("pageerror", (error) => complaints.push(error.message));
        page.on("request", (request) => requests.push(request.url()));
        await page.goto(pathToFileURL(join(folder, "site", "Fits-and-starts.html")).href);
        expect(await page.getByText("plotted").isVisible()).toBe(true);
        expect(await page.evaluate("globalThis.ran ?? null")).toBe(ran);
        // What a click on the drawing or an image that is not there would run.
        await page.locator("#drawn svg").click();
        expect(await page.evaluate("globalThis.hurt ?? 0")).toBe(hurt);
        expect(requests.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
        expect(complaints).toEqual([]);
        await page.close();
      }
    } finally {
      await browser.close();
    }
  });

  it("takes one notebook too", async () => {
    const file = join(folder, "My notebooks", "Fits and starts.ipynb");
    const { index } = await site("--notebooks", file);
    expect(index).toContain("<span>Fits and starts</span>");
  });
});
