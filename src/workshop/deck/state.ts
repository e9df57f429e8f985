/** A place in a deck, as reveal.js counts: section, slide in it, fragments shown (-1: none). */
export interface Place {
  h: number;
  v: number;
  f: number;
}

/** What a deck tells the speaker's window whenever another slide is shown. */
export interface DeckState {
  overlap: "state";
  /** The deck's address without what follows `?` or `#`. */
  address: string;
  title: string;
  theme: string | undefined;
  current: Place;
  /** Nothing on the last slide. */
  next: Place | undefined;
  /** Which slide of how many, from 1. */
  number: number;
  count: number;
  sections: { title: string; minutes: number }[];
  /** The index of the section. */
  section: number;
  /** HTML of our own making. */
  notes: string;
}

/** What the speaker's window asks of its deck, or of its two views. */
export type Order =
  | { overlap: "next" }
  | { overlap: "previous" }
  | { overlap: "hello" }
  | { overlap: "show"; place: Place; theme: string | undefined };

/** Whether a message is one of ours; anything may post to a window. */
export function isOurs(data: unknown): data is { overlap: string } {
  return data !== null && typeof data === "object" && typeof (data as Order).overlap === "string";
}
