import { NotebookError, type Problem } from "../notebook/index.js";
import {
  type Course,
  type Entry,
  type Glossary,
  type Machine,
  memoryCache,
  type Palette,
  type RenderCache,
  SCRIPT,
  type SourceModule,
  STYLE_SHEET,
  sourcePages,
  sourcePassages,
} from "../page/index.js";
import { distinct } from "./contents.js";
import { COURSE_ZIP, courseZip } from "./course-zip.js";
import { digestOnce } from "./digest.js";
import { type Edition, titleOf } from "./edition.js";
import { type Excerpts, excerptsFrom, excerptsPage } from "./excerpts-page.js";
import type { SiteFiles } from "./files.js";
import { asPart, frontPages, frontScope, referencesTo } from "./front-pages.js";
import { keptFacts, keptPart } from "./kept.js";
import { digestOfSurroundings, type KeptLesson, keptLesson } from "./kept-lesson.js";
import { type LessonGiven, toSource } from "./lesson-source.js";
import { anchorsOf, brokenLinks } from "./links.js";
import { MACHINE } from "./machine-page.js";
import { type Names, putNameScripts, type SourceNames } from "./name-scripts.js";
import { type Outline, outlineOf } from "./outline.js";
import { missingPlaces, withinSite } from "./place.js";
import { chartScript, readerScript, searchScript } from "./reader-script.js";
import { type CourseRecord, recordOf } from "./record.js";
import { passageRows, searchIndex } from "./search-index.js";
import { mapSink, putContent, type SiteContent, type SiteSink } from "./sink.js";
import { styleSheet } from "./style.js";
import { staged } from "./swap.js";

export interface SiteOptions {
  course: Course;
  /** In the order of the course. */
  lessons: readonly LessonGiven[];
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
 * style sheet, script and `course.json`. Each lesson is read, rendered and written before the next.
 * It is all there or the last one stands untouched; see {@link staged}.
 *
 * @throws NotebookError with every mistake of the notebooks: links that lead nowhere, pictures that
 * are not attached, formulas that cannot be read.
 * @throws SiteError when the folder cannot be written.
 */
export async function writeSite(options: SiteOptions): Promise<WrittenSite> {
  const { out, files } = options;
  const { result, ...written } = await staged(out, (stage) => fill(stage, options), files);
  return { ...result, ...written };
}

/** Everything that {@link writeSite} writes, by path; the same lessons give the same bytes. */
export async function renderSite(
  options: Omit<SiteOptions, "out" | "files">,
): Promise<{ site: Map<string, SiteContent>; record: CourseRecord; notes: Problem[] }> {
  const site = new Map<string, SiteContent>();
  return { site, ...(await fill(mapSink(site), options)) };
}

/** Puts all files of the site into `sink`. Of a lesson only facts are held when its files are there. */
async function fill(
  sink: SiteSink,
  options: Omit<SiteOptions, "out" | "files">,
): Promise<Pick<WrittenSite, "record" | "notes">> {
  const { machine, palette, modules = [], cache = memoryCache(), edition = "self-study" } = options;
  const { extra = [], project, names = new Map() } = options;
  const sourceNames: SourceNames = options.sourceNames ?? new Map();
  // First of all, so that nothing below can let through what an edition does not hold.
  const lessons = options.lessons.map((lesson) => toSource(lesson, edition));
  const outlines: Outline[] = [];
  for (const { id, digest, read } of lessons) {
    const what = { cache, kind: "outline", name: id, ingredients: digest };
    outlines.push(await keptFacts(what, async () => outlineOf(await read())));
  }
  const entries = distinct(outlines.map(({ entry }) => entry));
  const glossary = withinSite(options.glossary ?? { terms: [], constructs: [] }, entries);
  const excerpts = (options.excerpts ?? []).flatMap((page) => {
    const at = excerptsFrom(page, outlines);
    return at === undefined ? [] : [{ page, lesson: lessons[at]! }];
  });
  const executed = outlines.some(({ record }) => record.date !== null);
  const reference = [
    ...referencesTo(glossary),
    ...excerpts.map(({ page: { title, file } }) => ({ title, file })),
    ...(executed ? [{ title: "Machine", file: MACHINE }] : []),
  ];
  const title = titleOf(options.course, edition);
  const course = { ...options.course, title, reference };

  const toldAll = { course, entries, modules, terms: glossary.terms };
  const aroundDigest = digestOfSurroundings(toldAll, palette);
  const pages: KeptLesson[] = [];
  for (const [index, lesson] of lessons.entries()) {
    const { id } = entries[index]!;
    const told = { id, around: toldAll, palette, aroundDigest, names: names.has(id), cache };
    pages.push(await keptLesson(lesson, told, sink));
  }
  const notes = notesOn(pages, glossary, outlines, entries);

  const ledger = outlines.map((outline) => outline.ledger);
  const around = { course, machine, entries, glossary, zip: project && COURSE_ZIP };
  const whole = { cache, kind: "front", ingredients: { ...around, ledger, executed } };
  const front = await keptPart(whole, sink, () =>
    frontPages({ ...around, lessons: ledger, scope: frontScope(cache) }, executed),
  );
  const references = [...front.facts];
  for (const { page, lesson } of excerpts) {
    const ingredients = { page, lesson: lesson.digest, course, entries };
    const what = { cache, kind: "excerpts", name: page.file, ingredients };
    const { facts } = await keptPart(what, sink, async () =>
      asPart([
        await excerptsPage(page, await lesson.read(), { ...around, scope: frontScope(cache) }),
      ]),
    );
    references.push(...facts);
  }
  const usedIn = (module: string) =>
    entries.filter((_, index) => outlines[index]!.imports.includes(module));
  const used = modules.map(({ name }) => usedIn(name).map(({ id }) => id));
  const named = [...sourceNames.keys()];
  const shown = modules.map(digestOnce);
  const code = { cache, kind: "source", ingredients: { course, entries, shown, used, named } };
  const source = await keptPart(code, sink, async () => ({
    files: course.folder
      ? []
      : [...(await sourcePages({ course, entries, modules, usedIn, named, cache }))],
    facts: passageRows(sourcePassages(modules)),
  }));

  const record = recordOf(
    options.course,
    machine,
    outlines.map((outline, index) => ({
      ...outline.record,
      cached: lessons[index]!.cached ?? false,
    })),
  );
  const passages = [...pages, ...references].map((page) => page.passages);
  const assets: [string, SiteContent][] = [
    [STYLE_SHEET, await styleSheet(palette)],
    [SCRIPT, await readerScript(cache)],
    ["assets/search.js", await searchScript(cache)],
    ["assets/search-index.js", searchIndex([...passages, source.facts])],
  ];
  // The library that draws charts is loaded when a reader touches one.
  const charts: [string, SiteContent][] = pages.some((page) => page.charts)
    ? [["assets/charts.js", await chartScript(cache)]]
    : [];
  const others: [string, SiteContent][] = [
    ["course.json", `${JSON.stringify(record, null, 2)}\n`],
    ...extra,
  ];
  for (const [path, content] of [...assets, ...others, ...charts]) {
    await putContent(sink, path, content);
  }
  const told = course.folder ? new Map() : sourceNames;
  const namePaths = await putNameScripts(names, outlines, told, { cache, sink });
  if (project) {
    const isReference = new Set(references.map(({ file }) => file));
    const paths = [
      ...front.paths.filter((path) => !isReference.has(path)),
      ...source.paths,
      ...[...pages, ...references].map(({ file }) => file),
      ...assets.map(([path]) => path),
      ...pages.flatMap((page) => page.others),
      ...namePaths,
      ...[...others, ...charts].map(([path]) => path),
    ];
    await putContent(sink, COURSE_ZIP, await courseZip(project, { paths, read: sink.read }, cache));
  }
  return { record, notes };
}

/**
 * What is wrong in notebooks that are no lessons of ours.
 *
 * @throws NotebookError where something is wrong in one of ours.
 */
function notesOn(
  pages: readonly KeptLesson[],
  glossary: Glossary,
  outlines: readonly Outline[],
  entries: readonly Entry[],
): Problem[] {
  const anchors = anchorsOf(pages);
  const problems = [
    ...pages.flatMap((page) => page.problems),
    ...brokenLinks(pages, anchors),
    ...missingPlaces(glossary, anchors, entries),
  ];
  const theirs = new Set(outlines.flatMap(({ foreign, entry }) => (foreign ? [entry.id] : [])));
  const notes = problems.filter(({ notebook }) => theirs.has(notebook));
  if (notes.length < problems.length) {
    throw new NotebookError(problems.filter((problem) => !notes.includes(problem)));
  }
  return notes;
}
