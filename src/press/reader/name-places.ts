import type { KnownNames } from "./known-names.js";

/** A name in a piece of code, and what is known of it. */
export interface NamePlace {
  name: string;
  range: Range;
  info: KnownNames["infos"][number];
}

const NAME = /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy;

/** Whether something is known of a name in a piece of code. */
export function hasNames(code: Element, known: KnownNames): boolean {
  return stepsIn(code, known).length > 0;
}

/** The names in a piece of code of which something is known, in their order. */
export function namePlaces(code: Element, known: KnownNames): NamePlace[] {
  const { infos } = known;
  const text = code.textContent ?? "";
  const steps = stepsIn(code, known);
  const found: NamePlace[] = [];
  const texts = textNodes(code);
  let start = 0;
  for (let at = 0; at < steps.length; at += 2) {
    start += steps[at]!;
    NAME.lastIndex = start;
    const [name] = NAME.exec(text) ?? [];
    const info = infos[steps[at + 1]!];
    if (name === undefined || info === undefined) continue;
    const range = document.createRange();
    range.setStart(...pointAt(texts, start));
    range.setEnd(...pointAt(texts, start + name.length - 1));
    range.setEnd(range.endContainer, range.endOffset + 1);
    found.push({ name, range, info });
  }
  return found;
}

interface TextAt {
  node: Text;
  start: number;
}

function textNodes(code: Element): TextAt[] {
  const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
  const found: TextAt[] = [];
  let start = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    found.push({ node, start });
    start += node.length;
  }
  return found;
}

/** The text that holds a character, and which of its characters that is. */
function pointAt(texts: readonly TextAt[], offset: number): [Text, number] {
  const { node, start } = texts.find((text) => offset < text.start + text.node.length)!;
  return [node, offset - start];
}

/** The name at a point of the window, or the nearest one no further away than `reach` pixels. */
export function nameAt(
  places: readonly NamePlace[],
  x: number,
  y: number,
  reach: number,
): NamePlace | undefined {
  let nearest: NamePlace | undefined;
  let least = reach;
  for (const place of places) {
    const { left, right, top, bottom } = place.range.getBoundingClientRect();
    const away = Math.max(left - x, x - right, top - y, y - bottom, 0);
    if (away > least || (nearest && away === least)) continue;
    nearest = place;
    least = away;
  }
  return nearest;
}

/** Where a key leads from a name: the next or last one, one in the next line or the last, the ends. */
export function nameBeside(
  places: readonly NamePlace[],
  current: NamePlace,
  key: string,
): NamePlace | undefined {
  const at = places.indexOf(current);
  if (key === "ArrowRight") return places[at + 1] ?? current;
  if (key === "ArrowLeft") return places[at - 1] ?? current;
  if (key === "Home") return places[0];
  if (key === "End") return places.at(-1);
  if (key === "ArrowDown") return inNextLine(places.slice(at), current) ?? current;
  if (key === "ArrowUp") return inNextLine(places.slice(0, at).reverse(), current) ?? current;
  return undefined;
}

/** The one nearest to the column of the current name in the first other line that has any. */
function inNextLine(others: readonly NamePlace[], current: NamePlace): NamePlace | undefined {
  const box = (place: NamePlace) => place.range.getBoundingClientRect();
  const here = box(current);
  const line = others.find((place) => Math.abs(box(place).top - here.top) > here.height / 2);
  if (!line) return undefined;
  const { top } = box(line);
  const away = (place: NamePlace) => Math.abs(box(place).left - here.left);
  return others
    .filter((place) => Math.abs(box(place).top - top) < 1)
    .sort((a, b) => away(a) - away(b))[0];
}

function stepsIn(code: Element, { places }: KnownNames): number[] {
  const shown = code.closest<HTMLElement>(".cell, [data-file]");
  return places[shown?.dataset.file ?? shown?.id ?? ""] ?? [];
}
