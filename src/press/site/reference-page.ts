import type { ElementContent } from "hast";
import { h } from "hastscript";
import {
  CONTENT,
  type Course,
  type Entry,
  htmlDocument,
  lessonList,
  onThisPage,
  type Passage,
  passagesOf,
  type Scope,
  serialize,
  topBar,
} from "../page/index.js";

export interface ReferenceOptions {
  course: Course;
  entries: readonly Entry[];
  /** For our own texts, which are Markdown. */
  scope: Scope;
}

/** What such a page holds: parts under headings, and what its beginning says of them. */
export interface Reference {
  title: string;
  file: string;
  description: string;
  intro: ElementContent[];
  parts: readonly { title: string; id: string; content: ElementContent[] }[];
}

/** A page of the site, and what a search finds on it. */
export interface ReferencePage {
  file: string;
  html: string;
  passages: readonly Passage[];
}

/** A page to look things up in, beside the lessons. */
export function referencePage(
  { course, entries }: ReferenceOptions,
  { title, file, description, intro, parts }: Reference,
): ReferencePage {
  const headings = parts.map((part) => ({ level: 2, id: part.id, text: part.title }));
  const { beside, above } = onThisPage(headings);
  const tree = htmlDocument({
    title: `${title} · ${course.title}`,
    description,
    kind: "lesson",
    body: [
      ...topBar(course),
      h("div", { className: ["columns"] }, [
        lessonList(course, entries, file),
        h("main", { id: CONTENT }, [
          h("article", [
            h("header", { className: ["lesson-head"] }, [
              h("p", { className: ["lesson-number"] }, "Look up"),
              h("h1", title),
            ]),
            h("p", { className: ["text"] }, intro),
            ...above,
            ...parts.map((part) =>
              h("section", { ariaLabelledBy: [part.id] }, [
                h("h2", { id: part.id }, part.title),
                ...part.content,
              ]),
            ),
          ]),
        ]),
        ...beside,
      ]),
    ],
  });
  const contents = parts.flatMap((part) => [h("h2", { id: part.id }, part.title), ...part.content]);
  // A letter with nothing but terms under it is no place to be led to.
  const passages = passagesOf(contents, { file, title }).filter(({ text }) => text !== "");
  return { file, html: `${serialize(tree)}\n`, passages };
}
