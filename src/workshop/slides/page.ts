import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import { wholeDocument } from "../../press/document/index.js";
import { logoAddress, serialize } from "../../press/page/index.js";
import type { Deck, Section, Slide } from "./deck.js";

/** As the site's pages, and a window within the speaker's for each of two slides. */
const POLICY = [
  "default-src 'none'",
  "img-src data:",
  "style-src 'self' file:",
  "script-src 'self' file:",
  "frame-src 'self' file:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

export const STYLE = "assets/slides.css";
export const SCRIPT = "assets/slides.js";
export const SPEAKER = "speaker.html";
export const FIT = "fit.html";

/**
 * A deck as a page. Without its script, and for printing, it is a column of slides; the script makes a
 * presentation of it.
 */
export function deckPage(deck: Deck): string {
  return documentOf({
    title: `${deck.number} ${deck.title}`.trim(),
    kind: "deck",
    data: { dataDeck: deck.id },
    body: [
      h("main", { className: ["frame"] }, [
        h("div", { className: ["slides"] }, deck.sections.map(sectionOf)),
      ]),
    ],
  });
}

function sectionOf({ title, minutes, slides }: Section): Element {
  return h(
    "section",
    { dataTitle: title, dataMinutes: minutes > 0 ? String(minutes) : undefined },
    slides.map(slideOf),
  );
}

function slideOf({ id, kind, beside, kicker, title, body, foot, notes, prose }: Slide): Element {
  const level = kind === "title" ? "h1" : kind === "section" || kind === "list" ? "h2" : "h3";
  const small = foot === "" ? [] : [h("p", { className: ["source"] }, foot)];
  return h("section", { id, className: ["slide", kind, ...(beside ? ["beside"] : [])] }, [
    h("header", [
      ...(kicker === "" ? [] : [h("p", { className: ["kicker"] }, kicker)]),
      h(level, title),
      ...(beside ? small : []),
    ]),
    ...(body.length > 0 ? [h("div", { className: ["body"] }, body)] : []),
    ...(beside ? [] : small),
    ...asideOf(notes, prose),
  ]);
}

function asideOf(notes: ElementContent[], prose: ElementContent[]): Element[] {
  if (notes.length + prose.length === 0) return [];
  return [
    h("aside", { className: ["notes"], hidden: true }, [
      ...(notes.length > 0 ? [h("div", { className: ["advice"] }, notes)] : []),
      ...(prose.length > 0 ? [h("div", { className: ["prose"] }, prose)] : []),
    ]),
  ];
}

/** The list of all decks, and how to use them. */
export function indexPage(title: string, decks: readonly Deck[]): string {
  const items = decks.map((deck) =>
    h("li", [
      h("a", { href: `${deck.id}.html` }, `${deck.number} ${deck.title}`.trim()),
      h("span", ` ${countOf(deck)}`),
      h("a", { href: `${deck.id}.html?print-pdf` }, "for print"),
    ]),
  );
  return documentOf({
    title: `${title}: slides`,
    kind: "contents",
    body: [
      h("main", [
        h("h1", `${title}: slides`),
        h("p", KEYS),
        h("ol", { className: ["decks"] }, items),
        h("p", [
          h("a", { href: FIT }, "Does every slide fit this screen?"),
          " Measures all of them with the fonts of this machine.",
        ]),
      ]),
    ],
  });
}

const KEYS =
  "Space and Page Down go on, Page Up goes back. S opens the speaker's window, T changes between light and dark, B blanks the screen, Esc shows all slides, ? lists the keys. For a PDF, open “for print” and print without margins.";

function countOf({ sections, executed }: Deck): string {
  const slides = sections.reduce((sum, section) => sum + section.slides.length, 0);
  return `${slides} slides${executed ? "" : ", not executed: without charts"}`;
}

/** The speaker's window: filled by its script from the deck that has opened it. */
export function speakerPage(): string {
  return documentOf({
    title: "Speaker",
    kind: "speaker",
    body: [
      h("main", { className: ["desk"] }, [
        h("h1", { className: ["unseen"] }, "Speaker"),
        h("p", { className: ["alone"] }, "Open this window from a deck, with the key S."),
      ]),
    ],
  });
}

/** Measures the slides of all decks in the browser that shows it. */
export function fitPage(decks: readonly Deck[]): string {
  return documentOf({
    title: "Does every slide fit?",
    kind: "fit",
    data: { dataDecks: decks.map(({ id }) => id).join(" ") },
    body: [
      h("main", [
        h("h1", "Does every slide fit?"),
        h("p", { id: "outcome" }, "Measuring, which takes a script."),
        h("ul", { id: "misfits" }),
      ]),
    ],
  });
}

interface DocumentOptions {
  title: string;
  kind: string;
  data?: Record<string, string>;
  body: ElementContent[];
}

function documentOf({ title, kind, data = {}, body }: DocumentOptions): string {
  const tree = wholeDocument({
    title,
    policy: POLICY,
    head: [
      h("link", { rel: ["icon"], href: logoAddress() }),
      h("link", { rel: ["stylesheet"], href: STYLE }),
      h("script", { defer: true, src: SCRIPT }),
    ],
    body: h("body", { className: [kind], ...data }, body),
  });
  return `${serialize(tree)}\n`;
}
