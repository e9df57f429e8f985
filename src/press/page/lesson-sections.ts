import { type Cell, isObject } from "../notebook/index.js";
import { importsOf } from "./imports.js";
import type { Entry, Lesson } from "./lesson.js";
import { resolveLink } from "./link.js";
import { termLinker } from "./link-terms.js";
import type { Scope } from "./scope.js";
import { type KeepSections, type Section, shownCell, type Told } from "./section.js";
import { Slugs } from "./slugs.js";
import { sourcesFor } from "./source-module.js";
import type { Surroundings } from "./surroundings.js";

const keepNone: KeepSections = () => (_, __, make) => make();

/** The sections of a lesson, to be made in order: an anchor is taken once, a term linked once. */
export function lessonSections(
  { notebook, cellSeconds = {}, foreign }: Lesson,
  here: Entry,
  { entries, modules = [], terms = [], cache, keep = keepNone }: Surroundings,
) {
  const ids = notebook.cells.map(({ id }) => id);
  const attachments = new Map(notebook.cells.map((cell) => [cell.id, cell.attachments]));
  const imports = importsOf(notebook);
  const sourceOf = sourcesFor(modules, imports);
  const language = languageOf(notebook.metadata);
  const { overlap } = notebook.metadata;
  const question = isObject(overlap) ? overlap.question : undefined;
  const slugs = new Slugs(ids);
  const linked = new Set<string>();
  const linkTerms = termLinker(terms, notebook.id, linked);
  const keepOne = keep([here.file, ids, imports, language, foreign, question]);

  const scopeOf = (cell: string, told: Told): Scope => ({
    cell,
    cache,
    sourceOf,
    placeOf: (id) => (attachments.has(id) && id !== cell ? `#${id}` : undefined),
    linkTerms,
    ...(foreign && {
      trusted: foreign.trusted,
      picture: (src: string) => foreign.pictures[src],
    }),
    keepChart: (id, spec) => void told.charts.push([id, spec]),
    attachments: attachments.get(cell) ?? {},
    slug: (title) => slugs.next(title, cell),
    resolve(href) {
      const target = resolveLink(href, entries, here.file);
      if (!target) return undefined;
      told.links.push({ cell, ...target });
      const anchor = target.fragment === "" ? "" : `#${encodeURIComponent(target.fragment)}`;
      return target.file === here.file && anchor !== "" ? anchor : `${target.file}${anchor}`;
    },
    report: (message) => void told.problems.push({ notebook: notebook.id, cell, message }),
  });

  const sectionOf = async (cell: Cell, mayTitle: boolean): Promise<Section> => {
    const seconds = cellSeconds[cell.id];
    const taken = { slugs: slugs.taken, terms: [...linked] };
    // What a program has put out depends on no prose before it.
    const before = cell.kind === "code" ? [] : [mayTitle, taken];
    const one = await keepOne(cell.id, [cell, seconds, before], async () => {
      const told: Told = { links: [], charts: [], problems: [] };
      const scope = scopeOf(cell.id, told);
      const shown = await shownCell(cell, scope, { language, seconds, mayTitle, question });
      return {
        ...shown,
        ...told,
        slugs: slugs.taken.slice(taken.slugs.length),
        terms: [...linked].slice(taken.terms.length),
      };
    });
    slugs.take(one.slugs);
    for (const term of one.terms) linked.add(term);
    return one;
  };
  return { scopeOf, sectionOf };
}

function languageOf(metadata: Record<string, unknown>): string {
  const { kernelspec, language_info } = metadata as Record<string, Record<string, unknown>>;
  const language = language_info?.name ?? kernelspec?.language ?? "typescript";
  return String(language);
}
