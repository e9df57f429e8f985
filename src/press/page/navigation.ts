import type { Element } from "hast";
import { h } from "hastscript";
import { fold } from "./fold.js";
import type { Course, Entry } from "./lesson.js";
import { logo } from "./logo.js";
import type { Heading } from "./section.js";
import { raw, serialize } from "./tree.js";

/** The anchor of a page's content; no cell or heading has a dot in its id. */
export const CONTENT = "page.content";

/** The page of all claims, and that of all sources. */
export const CLAIMS = "claims.html";
export const SOURCES = "source.html";

/** The page of all terms, and that of the Python constructs and their counterparts. */
export const GLOSSARY = "glossary.html";
export const ROSETTA = "rosetta.html";

/** The bar at the top of a lesson: the course, and a way past it for the keyboard. */
export function topBar(course: Course): Element[] {
  return [
    h("a", { className: ["skip"], href: `#${CONTENT}` }, "Skip to the content"),
    h("header", { className: ["top"] }, [
      h("a", { className: ["home"], href: "index.html" }, [logo(), h("span", course.title)]),
      tools(course),
    ]),
  ];
}

/** The ways to what is not a lesson; the script adds its switch. */
export function tools(course: Course): Element {
  const { reference = [], folder = false } = course;
  return h("nav", { className: ["tools"], ariaLabel: "Course" }, [
    h("a", { href: "index.html#lessons" }, lessonsOf(course)),
    ...reference.map(({ file, title }) => h("a", { href: file }, title)),
    ...(folder ? [] : [h("a", { href: CLAIMS }, "Claims"), h("a", { href: SOURCES }, "Source")]),
  ]);
}

/** What the course calls its parts. */
export function lessonsOf({ folder = false }: Course): string {
  return folder ? "Notebooks" : "Lessons";
}

/** All lessons and what a reader looks things up in, with the page that is open marked. */
export function lessonList(course: Course, entries: readonly Entry[], current?: string): Element {
  const { reference = [] } = course;
  const mark = (file: string) => ({ ariaCurrent: file === current ? "page" : undefined });
  const rows = rowsOf(entries);
  const at = entries.findIndex(({ file }) => file === current);
  const items = [
    raw(rows.slice(0, at < 0 ? rows.length : at).join("")),
    ...(at < 0 ? [] : [lessonRow(entries[at]!, true), raw(rows.slice(at + 1).join(""))]),
  ];
  const pages = reference.map(({ file, title }) =>
    h("li", [h("a", { href: file, ...mark(file) }, title)]),
  );
  return h("nav", { className: ["lessons"], ariaLabel: lessonsOf(course) }, [
    h("p", { className: ["label"] }, lessonsOf(course)),
    h("ol", items),
    ...(pages.length > 0 ? [h("p", { className: ["label"] }, "Look up"), h("ul", pages)] : []),
  ]);
}

/** The rows of the list as HTML: there are as many as pages, and each page has all of them. */
function rowsOf(entries: readonly Entry[]): string[] {
  const rows = knownRows.get(entries) ?? entries.map((entry) => serialize(lessonRow(entry, false)));
  knownRows.set(entries, rows);
  return rows;
}

const knownRows = new WeakMap<readonly Entry[], string[]>();

function lessonRow(entry: Entry, isCurrent: boolean): Element {
  return h("li", [
    h("a", { ...lessonAddress(entry), ariaCurrent: isCurrent ? "page" : undefined }, [
      h("span", { className: ["number"] }, entry.number),
      h("span", entry.title),
    ]),
  ]);
}

/** A link to a lesson, marked so that what the reader has done can be shown at it. */
export function lessonAddress({ id, file }: Entry): { href: string; dataLesson: string } {
  return { href: file, dataLesson: id };
}

/** What is on this page: beside the text where there is room, else folded above it. */
export function onThisPage(
  headings: readonly Heading[],
  label = "On this page",
): { beside: Element[]; above: Element[] } {
  if (headings.length < 2) return { beside: [], above: [] };
  const list = () =>
    h(
      "ol",
      headings.map(({ level, id, text }) =>
        h("li", { className: [`level-${level}`] }, [h("a", { href: `#${id}` }, text)]),
      ),
    );
  return {
    beside: [
      h("nav", { className: ["parts", "beside"], ariaLabel: label }, [
        h("p", { className: ["label"] }, label),
        list(),
      ]),
    ],
    above: [h("nav", { className: ["parts", "above"], ariaLabel: label }, [fold(label, [list()])])],
  };
}

/** The lesson before and the lesson after. */
export function previousAndNext(entries: readonly Entry[], current: Entry): Element[] {
  const at = entries.indexOf(current);
  const links = [
    turn(entries[at - 1], "prev", "Previous"),
    turn(entries[at + 1], "next", "Next"),
  ].filter((link) => link !== undefined);
  if (links.length === 0) return [];
  return [h("nav", { className: ["turn"], ariaLabel: "Previous and next lesson" }, links)];
}

function turn(entry: Entry | undefined, rel: string, label: string): Element | undefined {
  if (!entry) return undefined;
  return h("a", { href: entry.file, rel: [rel], className: [rel] }, [
    h("span", { className: ["label"] }, label),
    h("span", { className: ["title"] }, [entry.number, entry.title].filter(Boolean).join(" ")),
  ]);
}
