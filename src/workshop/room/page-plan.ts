import type { Element, Nodes } from "hast";
import { fromHtml } from "hast-util-from-html";

/** A page of the site as the room serves it: its own bytes, less what is locked. */
export interface PagePlan {
  /** The lesson that it shows. */
  lesson: string | undefined;
  /** What stands unchanged, in order; between two of them stands what {@link Cut} says. */
  pieces: readonly string[];
  /** One fewer than the pieces. */
  cuts: readonly Cut[];
  sections: readonly Section[];
  predictions: readonly AskedPrediction[];
  /** By the id of a cell, the section in which it stands. */
  sectionOf: ReadonlyMap<string, string>;
}

export type Cut =
  /** Where the page's head ends. */
  | { kind: "head" }
  /** The page's own policy, which knows no server. */
  | { kind: "policy"; html: string }
  /** The way to the executed notebook: as it is, and while that has no solutions. */
  | { kind: "executed"; html: string; closed: string }
  | LockedPart;

/** A hint or a solution. */
export interface LockedPart {
  kind: "part";
  /** Its place among the parts of the page, from 0. */
  index: number;
  section: string;
  what: "hints" | "solutions";
  /** `Hint 1 of 2`, `Solution` */
  label: string;
  html: string;
  /** Its text, one line for each paragraph: what a search would find of it. */
  lines: readonly string[];
  /** The ids of the cells in it. */
  cells: readonly string[];
}

/** A part of a lesson, with what can be unlocked in it. */
export interface Section {
  /** The anchor of its heading. */
  id: string;
  title: string;
  hints: number;
  solutions: number;
}

/** A prediction as the site's page shows it. */
export interface AskedPrediction {
  id: string;
  question: string;
  options: readonly string[];
  unit?: string;
  /** What the run of the site recorded, with its unit. */
  truth?: string;
  because?: string;
}

interface Found {
  start: number;
  end: number;
  cut: Cut;
}

/** Reads a page of the site. Its HTML is not written anew: pieces are its own text. */
export function planPage(html: string): PagePlan {
  const tree = fromHtml(html);
  const found: Found[] = [];
  const sections: Section[] = [];
  const sectionOf = new Map<string, string>();
  const predictions = new Map<string, AskedPrediction>();
  let section: Section = { id: "top", title: "Before the first part", hints: 0, solutions: 0 };
  let cell = "";
  let cellKind: "text" | "run" | undefined;
  let lesson: string | undefined;
  let parts = 0;

  const cutOut = (element: Element, cut: Cut) => {
    const { start, end } = element.position!;
    found.push({ start: start.offset!, end: end.offset!, cut });
  };

  const htmlOf = ({ position }: Element) =>
    html.slice(position!.start.offset, position!.end.offset);

  const visit = (element: Element) => {
    const { tagName, properties } = element;
    if (tagName === "body") lesson = text(properties.dataLesson);
    if (
      tagName === "meta" &&
      text(properties.httpEquiv)?.toLowerCase() === "content-security-policy"
    ) {
      cutOut(element, { kind: "policy", html: htmlOf(element) });
    }
    if (tagName === "a" && text(properties.href)?.endsWith(".executed.ipynb")) {
      const whole = htmlOf(element);
      const opening = whole.slice(0, whole.indexOf(">") + 1);
      const closed = `${opening}as executed, without solutions</a>`;
      cutOut(element, { kind: "executed", html: whole, closed });
    }
    if (classes(element).includes("cell")) {
      cell = text(properties.id) ?? "";
      sectionOf.set(cell, section.id);
    }
    if (tagName === "h2" && lesson !== undefined) {
      section = { id: text(properties.id) ?? cell, title: said(element), hints: 0, solutions: 0 };
      sections.push(section);
      if (cell !== "") sectionOf.set(cell, section.id);
    }
    const what = lesson === undefined ? undefined : lockedKind(element, cellKind);
    if (what) {
      if (!sections.includes(section)) sections.push(section);
      section[what] += 1;
      const cells = [...descendants(element)]
        .filter((inner) => classes(inner).includes("cell"))
        .flatMap((inner) => text(inner.properties.id) ?? []);
      for (const id of cells) sectionOf.set(id, section.id);
      cutOut(element, {
        kind: "part",
        index: parts++,
        section: section.id,
        what,
        label: said(children(element, "summary")[0]),
        html: htmlOf(element),
        lines: linesOf(element),
        cells,
      });
      return;
    }
    if (classes(element).includes("prediction")) notePrediction(predictions, element);
    const before = cellKind;
    if (classes(element).includes("cell")) {
      cellKind = classes(element).includes("text") ? "text" : "run";
    }
    for (const child of children(element)) visit(child);
    cellKind = before;
  };
  for (const child of tree.children) if (child.type === "element") visit(child);

  const head = html.search(/<\/head>/i);
  if (head >= 0) found.push({ start: head, end: head, cut: { kind: "head" } });
  found.sort((one, other) => one.start - other.start);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of found) {
    pieces.push(html.slice(at, start));
    at = end;
  }
  pieces.push(html.slice(at));
  return {
    lesson,
    pieces,
    cuts: found.map(({ cut }) => cut),
    sections,
    predictions: [...predictions.values()],
    sectionOf,
  };
}

/** More pages than a site's lessons have. */
const REMEMBERED = 200;

/** Reads pages as {@link planPage} does, the same text once: the course's zip holds the site again. */
export function rememberPlans(): (html: string) => PagePlan {
  const plans = new Map<string, PagePlan>();
  return (html) => {
    const plan = plans.get(html) ?? planPage(html);
    if (plans.size >= REMEMBERED) plans.clear();
    plans.set(html, plan);
    return plan;
  };
}

/** A page again, with what is to stand at each of its cuts. */
export function fillPage({ pieces, cuts }: PagePlan, fill: (cut: Cut) => string): string {
  return pieces.map((piece, at) => piece + (cuts[at] ? fill(cuts[at]) : "")).join("");
}

/** The hints and solutions of a page, in their order. */
export function lockedParts({ cuts }: PagePlan): LockedPart[] {
  return cuts.filter((cut) => cut.kind === "part");
}

/** Hints of a check, folded solutions, and the folded answers of questions in prose. */
function lockedKind(
  element: Element,
  cell: "text" | "run" | undefined,
): "hints" | "solutions" | undefined {
  if (element.tagName !== "details") return undefined;
  const names = classes(element);
  if (names.includes("hint")) return "hints";
  if (names.includes("solution") || cell === "text") return "solutions";
  return undefined;
}

function notePrediction(known: Map<string, AskedPrediction>, box: Element): void {
  const id = text(box.properties.dataPrediction);
  if (id === undefined) return;
  const unit = text(box.properties.dataUnit);
  const inside = [...descendants(box)];
  const question = inside.find((one) => classes(one).includes("question"));
  const asked: AskedPrediction = known.get(id) ?? {
    id,
    question: said(question),
    options: inside
      .filter(({ tagName }) => tagName === "ul")
      .filter((list) => classes(list).includes("options"))
      .flatMap((list) => children(list, "li").map(said)),
    ...(unit !== undefined && { unit }),
  };
  const answer = inside.find(({ tagName }) => tagName === "details");
  const paragraph = answer && children(answer, "p")[0];
  if (paragraph) {
    const truth = said(children(paragraph, "strong")[0]);
    asked.truth = truth;
    asked.because = said(paragraph)
      .slice(truth.length)
      .replace(/^[.\s]+/, "");
  }
  known.set(id, asked);
}

const BLOCK = new Set(["p", "li", "td", "th", "dd", "blockquote", "summary", "figcaption"]);
const UNSEARCHED = new Set(["svg", "pre", "figure", "button", "math"]);

/** As the site's search index takes lines from it. */
function linesOf(element: Element): string[] {
  const texts: string[] = [];
  const visit = (node: Nodes) => {
    if (node.type === "text") texts.push(node.value.replace(/\s+/g, " "));
    if (node.type !== "element" || UNSEARCHED.has(node.tagName)) return;
    node.children.forEach(visit);
    if (BLOCK.has(node.tagName)) texts.push("\n");
  };
  visit(element);
  const lines = texts.join("").split("\n");
  return lines.map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean);
}

function* descendants(element: Element): Generator<Element> {
  for (const child of children(element)) {
    yield child;
    yield* descendants(child);
  }
}

function children(element: Element, tagName?: string): Element[] {
  return element.children.filter(
    (child): child is Element =>
      child.type === "element" && (tagName === undefined || child.tagName === tagName),
  );
}

function said(node: Nodes | undefined): string {
  return node ? rawText(node).replace(/\s+/g, " ").trim() : "";
}

function rawText(node: Nodes): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(rawText).join("") : "";
}

function classes({ properties }: Element): string[] {
  return [properties.className ?? []].flat().map(String);
}

/** Some attributes are lists of words to the parser. */
function text(value: unknown): string | undefined {
  const whole = Array.isArray(value) ? value.join(" ") : value;
  return typeof whole === "string" ? whole : undefined;
}
