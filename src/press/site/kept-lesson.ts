import { createHash } from "node:crypto";
import type { Cell, Output } from "../notebook/index.js";
import {
  type Lesson,
  liveSpec,
  type Page,
  type Palette,
  renderPage,
  type Surroundings,
} from "../page/index.js";
import { notebookFiles } from "./downloads.js";
import { kept } from "./kept.js";

/** All that the site holds of one lesson. */
export interface LessonFiles {
  page: Omit<Page, "charts">;
  /** Its charts as a script for those who touch one, and its notebooks; by path in the site. */
  files: [path: string, text: string][];
  /** Whether it has such charts. */
  charts: boolean;
}

/** The files of a lesson, kept from one build to the next. */
export async function keptLesson(
  lesson: Lesson,
  around: Surroundings,
  palette: Palette,
): Promise<LessonFiles> {
  const { course, entries, modules = [], terms, names, cache } = around;
  // Of a module a page shows the address only.
  const addresses = modules.map((module) => [module.name, module.exports]);
  const ingredients = {
    ...{ course, entries, addresses, terms, names, palette },
    lesson: {
      ...lesson,
      notebook: { ...lesson.notebook, cells: lesson.notebook.cells.map(brief) },
    },
  };
  const what = { cache, kind: "lesson", name: lesson.notebook.id, ingredients };
  const { page, ...rest } = await kept(what, async () => {
    const { charts, ...page } = await renderPage(lesson, around);
    return {
      page: { ...page, ids: [...page.ids] },
      files: [...chartScript(page.file, charts, palette), ...notebookFiles([lesson])],
      charts: charts.size > 0,
    };
  });
  return { ...rest, page: { ...page, ids: new Set(page.ids) } };
}

const digests = new WeakMap<readonly Output[], string>();

/** A cell with a digest for what it put out, which is most of a lesson and stays the same object. */
function brief(cell: Cell): object {
  const { outputs } = cell;
  const known = digests.get(outputs);
  const digest = known ?? createHash("sha256").update(JSON.stringify(outputs)).digest("hex");
  if (known === undefined) digests.set(outputs, digest);
  return { ...cell, outputs: digest };
}

/** The specifications of a page's charts: loaded when a reader touches one. */
function chartScript(file: string, charts: Page["charts"], palette: Palette): [string, string][] {
  if (charts.size === 0) return [];
  const specs = [...charts].map(([id, spec]) => [id, liveSpec(spec, palette)]);
  const text = JSON.stringify(Object.fromEntries(specs));
  const name = file.replace(/\.html$/, "");
  return [[`assets/charts-${name}.js`, `globalThis.overlapCharts = ${text};\n`]];
}
