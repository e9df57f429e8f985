import { h } from "hastscript";
import type { Problem } from "../notebook/index.js";
import { claimsOf } from "./claims.js";
import { lessonContent } from "./content.js";
import { htmlDocument } from "./document.js";
import { fileName, type Lesson } from "./lesson.js";
import { lessonFooter } from "./lesson-footer.js";
import { lessonHeader } from "./lesson-header.js";
import { lessonSections } from "./lesson-sections.js";
import type { Link } from "./link.js";
import { CONTENT, lessonList, onThisPage, previousAndNext, topBar } from "./navigation.js";
import { type Passage, passagesOf } from "./passages.js";
import type { Surroundings } from "./surroundings.js";
import { idsIn, serialize } from "./tree.js";

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
  const { course, entries, names = false } = around;
  const entry = entries.find(({ id }) => id === notebook.id);
  if (!entry) throw new RangeError(`the table of contents has no lesson ${notebook.id}`);

  const { scopeOf, sectionOf } = lessonSections(lesson, entry, around);
  const { sections, headings, ...told } = await lessonContent(notebook, sectionOf);
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
            await lessonHeader(entry, claims, entries, scopeOf(notebook.cells[0]?.id ?? "", told)),
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
  for (const id of idsIn(tree)) {
    if (ids.has(id))
      told.problems.push({ notebook: notebook.id, message: `two things have the id ${id}` });
    ids.add(id);
  }
  return {
    notebook: entry.id,
    file: entry.file,
    html: `${serialize(tree)}\n`,
    ids,
    links: told.links,
    charts: new Map(told.charts),
    passages,
    problems: told.problems,
  };
}
