import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chartPalette } from "overlap/chart";
import { beforeAll, describe, expect, it } from "vitest";
import { parseNotebook } from "#press/notebook";
import type { Lesson } from "#press/page";
import { folderCache, renderSite } from "#press/site";
import { type CacheEntry, mergeEntry } from "../../../dist/press/run/cache-entry.js";
import { machine } from "../page/lesson.js";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const cache = join(root, ".overlap", "cache");

/** Bytes after gzip that a full lesson may take; what is loaded when a reader asks for it counts not. */
const PAGE = 60_000;
const STYLES = 12_000;
const FIRST_SCRIPT = 8_000;

/** The real lessons, each with the newest run of it that this machine keeps, whatever has changed since. */
function lessons(): { lesson: Lesson; executed: boolean }[] {
  const folder = join(root, "notebooks");
  const files = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
  return files.sort().map((name) => {
    const file = join(folder, name);
    const notebook = parseNotebook(readFileSync(file, "utf8"), file);
    for (const entry of runs(notebook.id)) {
      const lesson = mergeEntry(notebook, entry);
      if (lesson) return { lesson, executed: true };
    }
    return { lesson: { notebook }, executed: false };
  });
}

function runs(id: string): CacheEntry[] {
  const folder = join(cache, id);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name !== "last.json" && name.endsWith(".json"))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)
    .map((file) => JSON.parse(readFileSync(file, "utf8")) as CacheEntry);
}

describe("The weight of the course's own pages, after gzip:", () => {
  const real = lessons();
  let site: Map<string, string | Uint8Array>;
  const weight = (file: string) => gzipSync(site.get(file)!).length;
  beforeAll(async () => {
    ({ site } = await renderSite({
      course: { title: "Overlap", pitch: "p" },
      lessons: real.map(({ lesson }) => lesson),
      machine,
      palette: chartPalette,
      cache: folderCache(join(cache, "rendered")),
    }));
  }, 120_000);

  it.each(
    real.map(({ lesson, executed }) => [
      lesson.notebook.id,
      executed ? "as it ran last" : "which has not run here",
    ]),
  )("%s, %s, is at most 60 kB", (id) => {
    expect(weight(`${id}.html`)).toBeLessThanOrEqual(PAGE);
  });

  it("the style sheet is at most 12 kB", () => {
    expect(weight("assets/overlap.css")).toBeLessThanOrEqual(STYLES);
  });

  it("the script of the first paint is at most 8 kB, and the only one that a page names", () => {
    expect(weight("assets/overlap.js")).toBeLessThanOrEqual(FIRST_SCRIPT);
    for (const { lesson } of real) {
      const page = String(site.get(`${lesson.notebook.id}.html`));
      expect(page.match(/<script[^>]*>/g)).toEqual(['<script defer src="assets/overlap.js">']);
    }
  });
});
