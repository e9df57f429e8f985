import { NotebookError, type Problem } from "../notebook/index.js";
import {
  CLAIMS,
  type Course,
  GLOSSARY,
  type Glossary,
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
import { claimsPage } from "./claims-page.js";
import { distinct } from "./contents.js";
import { type ContentsOptions, contentsPage } from "./contents-page.js";
import { COURSE_ZIP, courseZip } from "./course-zip.js";
import { digestOnce } from "./digest.js";
import { type Edition, titleOf } from "./edition.js";
import { type Excerpts, excerptsFrom, excerptsPage } from "./excerpts-page.js";
import type { SiteFiles } from "./files.js";
import { glossaryPage } from "./glossary-page.js";
import { keptFacts, keptPart, type Part } from "./kept.js";
import { digestOfSurroundings, type KeptLesson, keptLesson } from "./kept-lesson.js";
import { type LessonGiven, toSource } from "./lesson-source.js";
import { anchorsOf, brokenLinks } from "./links.js";
import { MACHINE, machinePage } from "./machine-page.js";
import { type Names, putNameScripts, type SourceNames } from "./name-scripts.js";
import { type Outline, outlineOf } from "./outline.js";
import { missingPlaces, withinSite } from "./place.js";
import { chartScript, readerScript, searchScript } from "./reader-script.js";
import { type CourseRecord, recordOf } from "./record.js";
import type { ReferenceOptions, ReferencePage } from "./reference-page.js";
import { rosettaPage } from "./rosetta-page.js";
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
    const file = (page: { file: string }) => page.file;
    const path = ([path]: [string, SiteContent]) => path;
    const isReference = new Set(front.facts.map(file));
    const paths = [
      ...front.paths.filter((one) => !isReference.has(one)),
      ...source.paths,
      ...[...pages, ...references].map(file),
      ...assets.map(path),
      ...pages.flatMap((page) => page.others),
      ...namePaths,
      ...others.map(path),
      ...charts.map(path),
    ];
    const zip = await courseZip(project, { paths, read: sink.read }, cache);
    await putContent(sink, COURSE_ZIP, zip);
  }
  return { record, notes };
}

/** A page to look things up in, as the rest of the site knows it. */
interface ReferenceFacts {
  file: string;
  /** See {@link passageRows}. */
  passages: string;
}

function asPart(pages: readonly ReferencePage[]): Part<ReferenceFacts[]> {
  return {
    files: pages.map(({ file, html }) => [file, html] as const),
    facts: pages.map(({ file, passages }) => ({ file, passages: passageRows(passages) })),
  };
}

/** The pages that are made of the whole course. */
async function frontPages(
  options: ReferenceOptions & ContentsOptions & { glossary: Glossary },
  executed: boolean,
): Promise<Part<ReferenceFacts[]>> {
  const { course, machine, lessons, glossary } = options;
  const claims = async (): Promise<[string, string]> => {
    return [CLAIMS, `${serialize(await claimsPage(options))}\n`];
  };
  const { files, facts } = asPart([
    ...(await referencePages(glossary, options)),
    ...(executed ? [machinePage(machine, lessons, options)] : []),
  ]);
  return {
    files: [
      ["index.html", `${serialize(await contentsPage(options))}\n`],
      ...(course.folder ? [] : [await claims()]),
      ...files,
    ],
    facts,
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
