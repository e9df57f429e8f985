import type { ElementContent } from "hast";

/** What a slide shows; the style sheet has a class for each. */
export type SlideKind =
  | "title"
  | "section"
  | "statement"
  | "list"
  | "prediction"
  | "answer"
  | "chart"
  | "claims"
  | "table"
  | "code"
  | "exercise";

/** One idea. */
export interface Slide {
  /** Its address in the deck, unique there: the id of the cell that it comes from. */
  id: string;
  kind: SlideKind;
  /** Whether the title stands on the left of what it is about. */
  beside: boolean;
  /** A word or two above the title: what kind of thing this is, or the section. */
  kicker: string;
  /** What the last row should take away. */
  title: ElementContent[];
  body: ElementContent[];
  /** Small print: what was measured on what. */
  foot: string;
  /** What the instructor is told, from cells of notes. */
  notes: ElementContent[];
  /** What the lesson says here that is not on the slide. */
  prose: ElementContent[];
}

/** A section of the lesson: the slides that one heading stands over. */
export interface Section {
  title: string;
  /** What the instructor's plan gives to it; 0 where the lesson does not say. */
  minutes: number;
  slides: Slide[];
}

/** A lesson as slides. */
export interface Deck {
  /** `03-honest-downloads`, the name of its file without the ending. */
  id: string;
  /** `03` */
  number: string;
  title: string;
  /** Whether it has the outputs of a run. */
  executed: boolean;
  sections: Section[];
}
