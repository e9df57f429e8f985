import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Output, parseNotebook } from "#press/notebook";
import { cacheKey, writeCache } from "#press/run";
import { machine } from "../press/page/lesson.js";
import { missingBrowser, openBrowser } from "../press/site/browser.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
let folder: string;

beforeAll(async () => {
  await mkdir(join(root, ".overlap"), { recursive: true });
  folder = await mkdtemp(join(root, ".overlap", "preview-"));
  await mkdir(join(folder, "notebooks"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Written {
  id?: string;
  /** What its one cell of code says; default: it has none. */
  code?: string;
}

function write(prose: string, { id = "00-small", code }: Written = {}): Promise<void> {
  return writeFile(notebookFile(id), notebookText(prose, code));
}

const notebookFile = (id: string) => join(folder, "notebooks", `${id}.ipynb`);

function notebookText(prose: string, code?: string): string {
  const run = { cell_type: "code", id: "run", metadata: {}, outputs: [], execution_count: null };
  const cells = [
    { cell_type: "markdown", id: "title", metadata: {}, source: `# Small\n\n${prose}` },
    ...(code === undefined ? [] : [{ ...run, source: code }]),
  ];
  const metadata = {
    kernelspec: { name: "tslab", display_name: "TypeScript", language: "typescript" },
    overlap: { question: "Why?", minutes: 1, needs: [] },
  };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
}

/** Starts a preview; given are the lines that it says, one at a time, and how it ends. */
function preview(...args: string[]) {
  const all = ["build.mjs", "--no-execute", "--watch", "--notebooks", join(folder, "notebooks")];
  const child = spawn(process.execPath, [...all, "--out", join(folder, "site"), ...args], {
    cwd: root,
    env: { ...process.env, PORT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
  onTestFinished(async () => {
    child.kill("SIGTERM");
    await ended;
  });
  const said: string[] = [];
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on("line", (line) => {
      said.push(line);
      for (const listener of listeners) listener();
    });
  }
  return {
    child,
    ended,
    /** Waits for a line, which is taken away with those before it. */
    async line(pattern: RegExp): Promise<string> {
      for (;;) {
        const at = said.findIndex((line) => pattern.test(line));
        if (at >= 0) return said.splice(0, at + 1).at(-1)!;
        await new Promise<void>((resolve) => {
          const listener = () => {
            listeners.delete(listener);
            resolve();
          };
          listeners.add(listener);
        });
      }
    },
  };
}

const page = (id = "00-small") => readFile(join(folder, "site", `${id}.html`), "utf8");
const missing = missingBrowser();

describe("node build.mjs --watch", { timeout: 120_000 }, () => {
  it("builds again after a change, in the process that built before", async () => {
    await write("First prose.");
    const { child, ended, line } = preview();
    await line(/files in/);
    expect(await page()).toContain("First prose.");
    await write("Second prose.");
    await line(/files in/);
    expect(await page()).toContain("Second prose.");
    child.kill("SIGINT");
    expect(await ended).toEqual([0, null]);
  });

  it("says what is wrong after a change, and goes on", async () => {
    await write("Good.");
    const { line } = preview();
    await line(/files in/);
    await write("[Nowhere](#nowhere)");
    expect(await line(/00-small/)).toContain("#nowhere leads to no heading or cell");
    expect(await page()).toContain("Good.");
    await write("Good again.");
    await line(/files in/);
    expect(await page()).toContain("Good again.");
  });

  it("says at once that another lesson's new heading breaks a link, and follows where it is mended", async () => {
    await write("## Sizes");
    await write("[There](./00-small.ipynb#sizes)", { id: "01-other" });
    onTestFinished(() => rm(notebookFile("01-other")));
    const { line } = preview();
    await line(/files in/);
    await write("## Lengths");
    expect(await line(/01-other/)).toContain("./00-small.ipynb#sizes leads to no heading or cell");
    expect(await page()).toContain('id="sizes"');
    await write("[There](./00-small.ipynb#lengths)", { id: "01-other" });
    await line(/files in/);
    expect(await page()).toContain('id="lengths"');
    expect(await page("01-other")).toContain('href="00-small.html#lengths"');
  });

  it("shows other code at once, and another execution that was kept", async () => {
    const cache = join(root, ".overlap", "cache");
    const keep = (code: string, text: string) => {
      const notebook = parseNotebook(notebookText("", code), notebookFile("00-small"));
      const put: Output = { type: "stream", name: "stdout", text };
      const cells = notebook.cells.map((cell) => ({
        ...cell,
        outputs: cell.kind === "code" ? [put] : [],
      }));
      const facts = { seconds: 1, stolen: 0, cellSeconds: { run: 1 }, machine, cached: false };
      const date = new Date().toISOString();
      const execution = { notebook: { ...notebook, cells }, ...facts, date };
      writeCache(cache, cacheKey(notebook, { root }), execution);
    };
    onTestFinished(() => rm(join(cache, "00-small"), { recursive: true, force: true }));
    keep("1;", "put out by one");
    keep("2;", "put out by two");
    await write("Words.", { code: "1;" });
    const { line } = preview();
    await line(/files in/);
    expect(await page()).toContain("put out by one");
    await write("Words.", { code: "2;" });
    await line(/files in/);
    expect(await page()).toContain("put out by two");
    keep("2;", "put out by two again");
    await write("Other words.", { code: "2;" });
    await line(/files in/);
    expect(await page()).toContain("Other words.");
    expect(await page()).toContain("put out by two again");
  });

  it("ends with the code of the first build where that fails, and in one line", async () => {
    await write("[Nowhere](#nowhere)");
    const { ended, line } = preview();
    await line(/#nowhere leads to no heading or cell/);
    expect(await ended).toEqual([1, null]);
  });
});

describe.skipIf(missing)(
  `node build.mjs --serve --watch${missing ? ` (${missing})` : ""}`,
  { timeout: 120_000 },
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser?.close());

    it("loads an open page again after a build, and asks nothing of it that its policy forbids", async () => {
      await write("Before.");
      const { line } = preview("--serve");
      const [address] = /http:\S+/.exec(await line(/^serving/))!;
      const tab = await browser.newPage();
      const complaints: string[] = [];
      tab.on("console", (message) => complaints.push(message.text()));
      await tab.goto(`${address}00-small.html`);
      for (const prose of ["After.", "And after that."]) {
        await write(prose);
        await tab.getByText(prose, { exact: true }).waitFor();
      }
      expect(complaints).toEqual([]);
    });
  },
);
