import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cacheKey, reachedFiles } from "#press/run";
import { root as project } from "../kernel/root.js";
import { code, notebookOf, prose } from "./notebook.js";

const files: Record<string, string> = {
  "package-lock.json": "{}",
  "dist/lab/race/index.js": 'export { run } from "./run.js";',
  "dist/lab/race/index.d.ts":
    'export { run } from "./run.js";\nexport type { Rule } from "./rule.js";',
  "dist/lab/race/run.js": `import { now } from "../clock/index.js";
const worker = new URL("./run.worker.js", import.meta.url);
const table = new URL("./table.json", import.meta.url);
export const run = async () => (await import("./lazy.js")).lazy;`,
  "dist/lab/race/run.worker.js": 'import "./deep.js";',
  "dist/lab/race/table.json": "[1]",
  "dist/lab/race/lazy.js": "export const lazy = 1;",
  "dist/lab/race/deep.js": 'import fs from "node:fs";\nimport { Pool } from "undici";',
  "dist/lab/race/rule.d.ts": "export interface Rule {}",
  "dist/lab/race/unused.js": "",
  "dist/lab/clock/index.js": 'import "./missing.js";',
  "dist/lab/shown/model.js": "",
  "dist/lab/extra/index.js": "",
  "src/lab/race/run.ts": "// source",
  "src/lab/race/unused.ts": "",
  "src/lab/shown/model.ts": "",
  "notebooks/data.js": "module.exports = 1;",
};
const notebook = notebookOf(
  [
    prose("intro", 'import "overlap/extra"'),
    code("setup", 'import { run } from "overlap/race";\nconst data = require("./data");'),
    code("read", 'source("shown/model");'),
    code("skipped", 'import "overlap/extra";', { tags: ["skip-execution"] }),
  ],
  { folder: "" },
);

let root: string;
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const inRoot = () => ({ ...notebook, file: join(root, "notebooks", "07-example.ipynb") });
const key = (changed = inRoot(), environment: NodeJS.ProcessEnv = {}) =>
  cacheKey(changed, { root, environment });

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "project-"));
  mkdirSync(join(root, "node_modules"));
  for (const name of ["tslab", "@tslab"]) {
    symlinkSync(join(project, "node_modules", name), join(root, "node_modules", name));
  }
});
afterAll(() => rmSync(root, { recursive: true }));
beforeEach(() => {
  for (const [file, text] of Object.entries(files)) write(file, text);
});

describe("reachedFiles()", () => {
  test("follows imports, dynamic imports, workers and files by URL, and adds declarations and sources", () => {
    const reached = reachedFiles(inRoot(), root).map((file) =>
      relative(root, file).replaceAll(sep, "/"),
    );
    expect(reached).toEqual([
      "dist/lab/clock/index.js",
      "dist/lab/race/deep.js",
      "dist/lab/race/index.d.ts",
      "dist/lab/race/index.js",
      "dist/lab/race/lazy.js",
      "dist/lab/race/rule.d.ts",
      "dist/lab/race/run.js",
      "dist/lab/race/run.worker.js",
      "dist/lab/race/table.json",
      "dist/lab/shown/model.js",
      "notebooks/data.js",
      "src/lab/race/run.ts",
      "src/lab/shown/model.ts",
    ]);
  });
});

describe("cacheKey()", () => {
  const changeCell = (id: string, change: object) => ({
    ...inRoot(),
    cells: notebook.cells.map((cell) => (cell.id === id ? { ...cell, ...change } : cell)),
  });

  test.each([
    "package-lock.json",
    "dist/lab/race/run.js",
    "dist/lab/race/run.worker.js",
    "dist/lab/race/deep.js",
    "dist/lab/race/table.json",
    "dist/lab/race/rule.d.ts",
    "src/lab/race/run.ts",
    "src/lab/shown/model.ts",
    "notebooks/data.js",
  ])("changes with %s", (file) => {
    const before = key();
    write(file, `${files[file]} `);
    expect(key()).not.toBe(before);
    write(file, files[file]!);
    expect(key()).toBe(before);
  });

  test.each(["dist/lab/race/unused.js", "src/lab/race/unused.ts", "dist/lab/extra/index.js"])(
    "does not change with %s, which is not reached",
    (file) => {
      const before = key();
      write(file, "changed");
      expect(key()).toBe(before);
    },
  );

  test("changes with a code cell's source, id, order and the tags that matter", () => {
    const [intro, setup, read, skipped] = notebook.cells;
    const keys = [
      key(),
      key(changeCell("read", { source: 'source("shown/model"); ' })),
      key(changeCell("read", { id: "reed" })),
      key(changeCell("read", { tags: ["raises-exception"] })),
      key(changeCell("read", { tags: ["skip-execution"] })),
      key({ ...inRoot(), cells: [intro!, read!, setup!, skipped!] }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("does not change with prose, other tags, outputs, or the place of a markdown cell", () => {
    const before = key();
    expect(key(changeCell("intro", { source: "changed" }))).toBe(before);
    expect(key(changeCell("read", { tags: ["exercise"] }))).toBe(before);
    expect(key(changeCell("read", { executionCount: 3 }))).toBe(before);
    const [intro, ...rest] = notebook.cells;
    expect(key({ ...inRoot(), cells: [...rest, intro!] })).toBe(before);
    const slideshow = { slide_type: "notes" };
    const told = changeCell("intro", { metadata: { slideshow, overlap: { minutes: 5 } } });
    expect(key(told)).toBe(before);
    const unrun = code("never", "process.exit(1)", { metadata: { slideshow } });
    expect(key({ ...inRoot(), cells: [...notebook.cells, unrun] })).toBe(before);
  });

  test.each(["OVERLAP_SCALE", "OVERLAP_ROUNDS", "QUEUE_URL", "REDIS_URL"])(
    "changes with %s",
    (name) => {
      expect(key(inRoot(), { [name]: "2" })).not.toBe(key());
    },
  );

  test("is the same for a checkout elsewhere", () => {
    const before = key();
    const old = root;
    root = mkdtempSync(join(tmpdir(), "moved-"));
    try {
      symlinkSync(join(old, "node_modules"), join(root, "node_modules"));
      for (const [file, text] of Object.entries(files)) write(file, text);
      expect(key()).toBe(before);
    } finally {
      rmSync(root, { recursive: true });
      root = old;
    }
  });

  test("reads a file once where a memo is shared", () => {
    const memo = new Map();
    const before = cacheKey(inRoot(), { root, environment: {}, memo });
    write("dist/lab/race/lazy.js", "changed");
    expect(cacheKey(inRoot(), { root, environment: {}, memo })).toBe(before);
    memo.clear();
    expect(cacheKey(inRoot(), { root, environment: {}, memo })).not.toBe(before);
  });
});
