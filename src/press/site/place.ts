import type { Element } from "hast";
import { h } from "hastscript";
import type { Problem } from "../notebook/index.js";
import type { Entry, Glossary } from "../page/index.js";
import type { Anchors } from "./links.js";

/** A link to a cell; unless it is told otherwise, `04-the-loop#the-task` reads `04 The loop`. */
export function placeLink(place: string, entries: readonly Entry[], words?: string): Element {
  const { file, number, title, cell } = find(place, entries)!;
  return h("a", { href: `${file}#${cell}` }, words ?? `${number} ${title}`.trim());
}

/** The id of a place's lesson. */
export function lessonOf(place: string): string {
  return place.replace(/#.*/, "");
}

/** Of a glossary, what lessons of this site explain, show and run. */
export function withinSite({ terms, constructs }: Glossary, entries: readonly Entry[]): Glossary {
  const isHere = (place: string) => find(place, entries) !== undefined;
  return {
    terms: terms.filter(({ explained, shown }) => isHere(explained) && isHere(shown)),
    constructs: constructs
      .map((group) => ({
        ...group,
        constructs: group.constructs.filter(({ runs }) => isHere(runs)),
      }))
      .filter(({ constructs }) => constructs.length > 0),
  };
}

/** Every place in a glossary that its page does not have. */
export function missingPlaces(
  { terms, constructs }: Glossary,
  anchors: Anchors,
  entries: readonly Entry[],
): Problem[] {
  const places = [
    ...terms.flatMap(({ term, explained, shown }) =>
      [explained, shown].map((at) => ({ term, at })),
    ),
    ...constructs.flatMap((group) =>
      group.constructs.map(({ python, runs }) => ({ term: python, at: runs })),
    ),
  ];
  return places.flatMap(({ term, at }) => {
    const { file, id, cell } = find(at, entries)!;
    if (anchors.get(file)?.has(cell)) return [];
    return [
      {
        notebook: id,
        cell,
        message: `there is no such cell, but the glossary's "${term}" leads to it`,
      },
    ];
  });
}

function find(place: string, entries: readonly Entry[]): (Entry & { cell: string }) | undefined {
  const [lesson = "", cell = ""] = place.split("#");
  const entry = entries.find(({ id }) => id === lesson);
  return entry && { ...entry, cell };
}
