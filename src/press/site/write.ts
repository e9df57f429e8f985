import * as disk from "node:fs/promises";
import { NotebookError, type Problem } from "../notebook/index.js";
import {
  CLAIMS,
  type Course,
  GLOSSARY,
  type Glossary,
  importsOf,
  type Lesson,
  type Machine,
  memoryCache,
  type Palette,
  type RenderCache,
  ROSETTA,
  SCRIPT,
  type Scope,
  type SourceModule,
  STYLE_SHEET,
  serialize,
  sourcePages,
  sourcePassages,
} from "../page/index.js";
import { claimsOnly } from "./claims-only.js";
import { claimsPage } from "./claims-page.js";
import { contents } from "./contents.js";
import { type ContentsOptions, contentsPage } from "./contents-page.js";
import { COURSE_ZIP, courseZip } from "./course-zip.js";
import { type Edition, forEdition, titleOf } from "./edition.js";
import { type Excerpts, excerptsFrom, excerptsPage } from "./excerpts-page.js";
import type { SiteFiles } from "./files.js";
import { glossaryPage } from "./glossary-page.js";
import { kept } from "./kept.js";
import { keptLesson, type LessonFiles } from "./kept-lesson.js";
import { brokenLinks } from "./links.js";
import { MACHINE, machinePage } from "./machine-page.js";
import { type Names, nameScripts, type SourceNames } from "./name-scripts.js";
import { missingPlaces, withinSite } from "./place.js";
import { chartScript, readerScript, searchScript } from "./reader-script.js";
import { type CourseRecord, courseRecord } from "./record.js";
import type { ReferenceOptions, ReferencePage } from "./reference-page.js";
import { rosettaPage } from "./rosetta-page.js";
import { searchIndex } from "./search-index.js";
import { styleSheet } from "./style.js";
import { swapIn } from "./swap.js";

export interface SiteOptions {
  course: Course;
  /** In the order of the course. */
  lessons: readonly Lesson[];
  /** What this build runs on. */
  machine: Machine;
  /** The charts' colours: `chartPalette` of the lab. */
  palette: Palette;
  /** The folder of the site; it is replaced whole. */
  out: string;
  /** Keeps drawn charts and coloured code from one build to the next; default: only for this one. */
  cache?: RenderCache;
  /** The modules whose source the site shows; default: none. */
  modules?: readonly SourceModule[];
  /** The files of the project, to be taken away together with the site; default: no such zip. */
  project?: ReadonlyMap<string, string | Uint8Array>;
  /** Terms and constructs to look up; what no lesson of the site shows is left out. Default: none. */
  glossary?: Glossary;
  /** Pages made of what some cells put out; default: none. */
  excerpts?: readonly Excerpts[];
  /** What is known of the names in the lessons' code, by lesson, waited for last; default: nothing is. */
  names?: Names;
  /** The same of the modules' source, by module, each as JSON; default: nothing is. */
  sourceNames?: SourceNames;
  /** For whom it is; default: `self-study`. Notes and minutes of sections stand in the instructor's alone. */
  edition?: Edition;
  /** More files for the site, by path within it. */
  extra?: ReadonlyMap<string, string | Uint8Array>;
  /** The calls by which it is written; default: the disk's. */
  files?: SiteFiles;
}

export interface WrittenSite {
  /** What `course.json` says. */
  record: CourseRecord;
  /** What is wrong in notebooks that are no lessons of ours; their pages do without it. */
  notes: Problem[];
  /** How many files were written, and how long they are together. */
  files: number;
  bytes: number;
}

/**
 * Writes the site: a page for each lesson and each module, the contents, all claims, glossary,
 * style sheet, script and `course.json`.
 * It is all there or the last one stands untouched; see {@link swapIn}.
 *
 * @throws NotebookError with every mistake of the notebooks: links that lead nowhere, pictures that
 * are not attached, formulas that cannot be read.
 * @throws SiteError when the folder cannot be written.
 */
export async function writeSite(options: SiteOptions): Promise<WrittenSite> {
  const { out, files = disk } = options;
  const { site, record, notes } = await renderSite(options);
  await swapIn(out, site, files);
  let bytes = 0;
  for (const content of site.values()) bytes += Buffer.byteLength(content);
  return { record, notes, files: site.size, bytes };
}

/** Everything that {@link writeSite} writes, by path; the same lessons give the same bytes. */
export async function renderSite(
  options: Omit<SiteOptions, "out" | "files">,
): Promise<{ site: Map<string, string | Uint8Array>; record: CourseRecord; notes: Problem[] }> {
  const { machine, palette, modules = [], cache = memoryCache(), edition = "self-study" } = options;
  // First of all, so that nothing below can let through what an edition does not hold.
  const lessons = options.lessons.map((lesson) => {
    // What others have written has no edition.
    if (lesson.foreign) return lesson;
    return { ...lesson, notebook: forEdition(lesson.notebook, edition) };
  });
  const { extra = [], project, names = new Map() } = options;
  const sourceNames: SourceNames = options.sourceNames ?? new Map();
  const entries = contents(lessons);
  const glossary = withinSite(options.glossary ?? { terms: [], constructs: [] }, entries);
  const excerpts = (options.excerpts ?? []).flatMap((page) => {
    const lesson = excerptsFrom(page, lessons);
    return lesson ? [{ page, lesson }] : [];
  });
  const executed = lessons.some(({ date }) => date !== undefined);
  const reference = [
    ...referencesTo(glossary),
    ...excerpts.map(({ page: { title, file } }) => ({ title, file })),
    ...(executed ? [{ title: "Machine", file: MACHINE }] : []),
  ];
  const title = titleOf(options.course, edition);
  const course = { ...options.course, title, reference };
  const rendered: LessonFiles[] = [];
  for (const lesson of lessons) {
    const named = names.has(lesson.notebook.id);
    const around = { course, entries, modules, terms: glossary.terms, names: named, cache };
    rendered.push(await keptLesson(lesson, around, palette));
  }
  const pages = rendered.map(({ page }) => page);
  const problems = [
    ...pages.flatMap((page) => page.problems),
    ...brokenLinks(pages),
    ...missingPlaces(glossary, pages, entries),
  ];
  const theirs = new Set(lessons.flatMap((one) => (one.foreign ? [one.notebook.id] : [])));
  const notes = problems.filter(({ notebook }) => theirs.has(notebook));
  if (notes.length < problems.length) {
    throw new NotebookError(problems.filter((problem) => !notes.includes(problem)));
  }

  const record = courseRecord(options.course, machine, lessons, entries);
  const ledger = claimsOnly(lessons);
  const around = { course, machine, entries, glossary, zip: project && COURSE_ZIP };
  const whole = { cache, kind: "front", ingredients: { ...around, ledger, executed } };
  const front = await kept(whole, () =>
    frontPages({ ...around, lessons: ledger, scope: frontScope(cache) }, executed),
  );
  const references = [...front.references];
  for (const { page, lesson } of excerpts) {
    const made = () => excerptsPage(page, lesson, { ...around, scope: frontScope(cache) });
    const ingredients = { page, lesson, course, entries };
    references.push(await kept({ cache, kind: "excerpts", name: page.file, ingredients }, made));
  }
  const imports = lessons.map(({ notebook }) => importsOf(notebook));
  const usedIn = (module: string) => entries.filter((_, index) => imports[index]!.includes(module));
  const used = modules.map(({ name }) => usedIn(name));
  const named = [...sourceNames.keys()];
  const code = { cache, kind: "source", ingredients: { course, entries, modules, used, named } };
  const source = await kept(code, async () => ({
    pages: course.folder
      ? []
      : [...(await sourcePages({ course, entries, modules, usedIn, named, cache }))],
    passages: sourcePassages(modules),
  }));
  const passages = [
    ...[...pages, ...references].flatMap((page) => page.passages),
    ...source.passages,
  ];
  const site = new Map<string, string | Uint8Array>([
    ...front.pages,
    ...source.pages,
    ...[...pages, ...references].map(({ file, html }): [string, string] => [file, html]),
    [STYLE_SHEET, await styleSheet(palette)],
    [SCRIPT, await readerScript(cache)],
    ["assets/search.js", await searchScript(cache)],
    ["assets/search-index.js", searchIndex(passages)],
    ...rendered.flatMap(({ files }) => files),
    ...(await nameScripts(names, lessons, course.folder ? new Map() : sourceNames, cache)),
    ["course.json", `${JSON.stringify(record, null, 2)}\n`],
    ...extra,
  ]);
  // The library that draws charts is loaded when a reader touches one.
  if (rendered.some(({ charts }) => charts)) {
    site.set("assets/charts.js", await chartScript(cache));
  }
  if (project) site.set(COURSE_ZIP, await courseZip(project, site, cache));
  return { site, record, notes };
}

/** The pages that are made of the whole course. */
async function frontPages(
  options: ReferenceOptions & ContentsOptions & { glossary: Glossary },
  executed: boolean,
): Promise<{ pages: [file: string, html: string][]; references: ReferencePage[] }> {
  const { course, machine, lessons, glossary } = options;
  const claims = async (): Promise<[string, string]> => {
    return [CLAIMS, `${serialize(await claimsPage(options))}\n`];
  };
  return {
    pages: [
      ["index.html", `${serialize(await contentsPage(options))}\n`],
      ...(course.folder ? [] : [await claims()]),
    ],
    references: [
      ...(await referencePages(glossary, options)),
      ...(executed ? [machinePage(machine, lessons, options)] : []),
    ],
  };
}

/** What the navigation offers beside the lessons: nothing that would be an empty page. */
function referencesTo({ terms, constructs }: Glossary): { title: string; file: string }[] {
  return [
    ...(terms.length > 0 ? [{ title: "Glossary", file: GLOSSARY }] : []),
    ...(constructs.length > 0 ? [{ title: "From Python", file: ROSETTA }] : []),
  ];
}

async function referencePages(
  { terms, constructs }: Glossary,
  options: ReferenceOptions,
): Promise<ReferencePage[]> {
  return [
    ...(terms.length > 0 ? [await glossaryPage(terms, options)] : []),
    ...(constructs.length > 0 ? [await rosettaPage(constructs, options)] : []),
  ];
}

/** The contents page holds our own words only, so a mistake there is one of the program. */
function frontScope(cache: RenderCache): Scope {
  return {
    cell: "course",
    cache,
    attachments: {},
    resolve: (href) => href,
    report(message) {
      throw new Error(`the course's pitch: ${message}`);
    },
  };
}
