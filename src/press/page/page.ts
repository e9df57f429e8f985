import { h } from "hastscript";
import type { Problem } from "../notebook/index.js";
import type { RenderCache } from "./cache.js";
import { claimsOf } from "./claims.js";
import { lessonContent } from "./content.js";
import { htmlDocument } from "./document.js";
import type { GlossaryTerm } from "./glossary.js";
import { importsOf } from "./imports.js";
import { type Course, type Entry, fileName, type Lesson } from "./lesson.js";
import { lessonFooter } from "./lesson-footer.js";
import { lessonHeader } from "./lesson-header.js";
import { type Link, resolveLink } from "./link.js";
import { termLinker } from "./link-terms.js";
import { CONTENT, lessonList, onThisPage, previousAndNext, topBar } from "./navigation.js";
import { type Passage, passagesOf } from "./passages.js";
import type { Scope } from "./scope.js";
import { Slugs } from "./slugs.js";
import { type SourceModule, sourcesFor } from "./source-module.js";
import { elements, serialize } from "./tree.js";

/** What a page is told of the course around it. */
export interface Surroundings {
  course: Course;
  /** The table of contents; holds an entry for every lesson. */
  entries: readonly Entry[];
  /** The modules whose source the site shows; default: none. */
  modules?: readonly SourceModule[];
  /** The glossary to which words of prose lead; default: none. */
  terms?: readonly GlossaryTerm[];
  /** Whether the site has a script that tells what is known of the names in the code; default: no. */
  names?: boolean;
  cache: RenderCache;
}

/** A page of the site, and what the site checks about it. */
export interface Page {
  /** The id of its notebook. */
  notebook: string;
  /** Its name in the site. */
  file: string;
  html: string;
  /** Every anchor on it. */
  ids: ReadonlySet<string>;
  /** Its links within the course. */
  links: readonly Link[];
  /** The specifications of its charts by the ids of their figures, for its script. */
  charts: ReadonlyMap<string, Record<string, unknown>>;
  /** What a search finds on it. */
  passages: readonly Passage[];
  /** What is wrong in the notebook, one for each mistake. */
  problems: readonly Problem[];
}

/**
 * A lesson as a page. The same lesson gives the same bytes.
 *
 * @throws RangeError when the table of contents has no such lesson.
 */
export async function renderPage(lesson: Lesson, around: Surroundings): Promise<Page> {
  const { notebook, foreign } = lesson;
  const { course, entries, modules = [], terms = [], names = false, cache } = around;
  const entry = entries.find(({ id }) => id === notebook.id);
  if (!entry) throw new RangeError(`the table of contents has no lesson ${notebook.id}`);

  const problems: Problem[] = [];
  const links: Link[] = [];
  const charts = new Map<string, Record<string, unknown>>();
  const slugs = new Slugs(notebook.cells.map(({ id }) => id));
  const attachments = new Map(notebook.cells.map((cell) => [cell.id, cell.attachments]));
  const sourceOf = sourcesFor(modules, importsOf(notebook));
  const linkTerms = termLinker(terms, notebook.id);
  const scopeOf = (cell: string): Scope => ({
    cell,
    cache,
    sourceOf,
    placeOf: (id) => (attachments.has(id) && id !== cell ? `#${id}` : undefined),
    linkTerms,
    ...(foreign && {
      trusted: foreign.trusted,
      picture: (src: string) => foreign.pictures[src],
    }),
    keepChart: (id, spec) => void charts.set(id, spec),
    attachments: attachments.get(cell) ?? {},
    slug: (title) => slugs.next(title, cell),
    resolve(href) {
      const target = resolveLink(href, entries, entry.file);
      if (!target) return undefined;
      links.push({ cell, ...target });
      const anchor = target.fragment === "" ? "" : `#${encodeURIComponent(target.fragment)}`;
      return target.file === entry.file && anchor !== "" ? anchor : `${target.file}${anchor}`;
    },
    report: (message) => problems.push({ notebook: notebook.id, cell, message }),
  });

  const { sections, headings } = await lessonContent(lesson, scopeOf);
  const claims = claimsOf(notebook);
  const { beside, above } = onThisPage(headings);
  const title = `${entry.number} ${entry.title}`.trim();
  const asked = h("p", entry.question);
  const passages = passagesOf([asked, ...sections], { file: entry.file, title });
  const tree = htmlDocument({
    title: `${title} · ${course.title}`,
    description: entry.question,
    kind: "lesson",
    lesson: fileName(entry.id),
    names: names ? fileName(entry.id) : undefined,
    trusted: foreign?.trusted ?? false,
    body: [
      ...topBar(course),
      h("div", { className: ["columns"] }, [
        lessonList(course, entries, entry.file),
        h("main", { id: CONTENT }, [
          h("article", [
            await lessonHeader(entry, claims, entries, scopeOf(notebook.cells[0]?.id ?? "")),
            ...above,
            ...sections,
            lessonFooter(lesson, claims),
          ]),
          ...previousAndNext(entries, entry),
        ]),
        ...beside,
      ]),
    ],
  });

  const ids = new Set<string>();
  for (const { properties } of elements(tree)) {
    if (properties.id === undefined) continue;
    const id = String(properties.id);
    if (ids.has(id))
      problems.push({ notebook: notebook.id, message: `two things have the id ${id}` });
    ids.add(id);
  }
  return {
    notebook: entry.id,
    file: entry.file,
    html: `${serialize(tree)}\n`,
    ids,
    links,
    charts,
    passages,
    problems,
  };
}
