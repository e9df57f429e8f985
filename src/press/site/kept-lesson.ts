import type { Problem } from "../notebook/index.js";
import {
  type Link,
  liveSpec,
  type Page,
  type Palette,
  type RenderCache,
  renderPage,
  type Surroundings,
} from "../page/index.js";
import { digestOf } from "./digest.js";
import { notebookFiles } from "./downloads.js";
import { keptPart } from "./kept.js";
import { keptSections } from "./kept-sections.js";
import type { LessonSource } from "./lesson-source.js";
import { passageRows } from "./search-index.js";
import type { SiteSink } from "./sink.js";

/** What the rest of the site has to know of a lesson's page. */
export interface PageFacts {
  /** The id of its notebook. */
  notebook: string;
  /** Its name in the site. */
  file: string;
  /** Every anchor on it. */
  ids: readonly string[];
  /** Its links within the course. */
  links: readonly Link[];
  /** What a search finds on it; see {@link passageRows}. */
  passages: string;
  /** What is wrong in the notebook, one for each mistake. */
  problems: readonly Problem[];
  /** Whether it has charts for those who touch one. */
  charts: boolean;
}

export interface KeptLesson extends PageFacts {
  /** Its files but for the page itself: its charts as a script, and its notebooks. */
  others: readonly string[];
}

export interface KeptLessonOptions {
  id: string;
  /** What all lessons are told. */
  around: Omit<Surroundings, "names" | "cache">;
  palette: Palette;
  /** Of the two above; see {@link digestOfSurroundings}. */
  aroundDigest: string;
  /** See {@link Surroundings}. */
  names: boolean;
  cache: RenderCache;
}

/** Puts the page of a lesson and the files beside it into a site; the lesson is read where they have to be made. */
export async function keptLesson(
  source: LessonSource,
  { id, around, palette, aroundDigest, names, cache }: KeptLessonOptions,
  sink: SiteSink,
): Promise<KeptLesson> {
  const ingredients = [source.digest, names, aroundDigest];
  const { facts, paths } = await keptPart(
    { cache, kind: "lesson", name: id, ingredients },
    sink,
    async () => {
      const lesson = await source.read();
      const sections = await keptSections({ cache, lesson: id, around: aroundDigest });
      const { charts, html, ids, passages, ...page } = await renderPage(lesson, {
        ...around,
        names,
        cache,
        keep: sections.keep,
      });
      await sections.close();
      return {
        files: [
          [page.file, html],
          ...chartScript(page.file, charts, palette),
          ...notebookFiles([lesson]),
        ],
        facts: {
          ...page,
          ids: [...ids],
          passages: passageRows(passages),
          charts: charts.size > 0,
        },
      };
    },
  );
  return { ...facts, others: paths.filter((path) => path !== facts.file) };
}

/** A digest of what all lessons are told, which each of their pages depends on. */
export function digestOfSurroundings(
  { modules = [], ...shared }: KeptLessonOptions["around"],
  palette: Palette,
): string {
  // Of a module a page shows the address only.
  const addresses = modules.map(({ name, exports }) => [name, exports]);
  return digestOf({ ...shared, addresses, palette });
}

/** The specifications of a page's charts: loaded when a reader touches one. */
function chartScript(file: string, charts: Page["charts"], palette: Palette): [string, string][] {
  if (charts.size === 0) return [];
  const specs = [...charts].map(([id, spec]) => [id, liveSpec(spec, palette)]);
  const text = JSON.stringify(Object.fromEntries(specs));
  const name = file.replace(/\.html$/, "");
  return [[`assets/charts-${name}.js`, `globalThis.overlapCharts = ${text};\n`]];
}
