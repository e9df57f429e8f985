import type Reveal from "reveal.js";

type Deck = InstanceType<typeof Reveal>;

/** The least height of a letter's box on a slide 720 pixels high: a forty-fifth of the slide. */
const READABLE = 16;
/** Rounding of browsers. */
const SLACK = 1;

/** A slide that does not fit, and why. */
export interface Misfit {
  slide: string;
  reason: string;
}

/** Shows every slide and measures it as it is on the screen. */
export function measureAll(deck: Deck): Misfit[] {
  const misfits: Misfit[] = [];
  for (const slide of deck.getSlides() as HTMLElement[]) {
    const { h, v } = deck.getIndices(slide);
    deck.slide(h, v, Number.MAX_SAFE_INTEGER);
    for (const reason of reasonsOf(slide)) misfits.push({ slide: slide.id, reason });
  }
  return misfits;
}

function reasonsOf(slide: HTMLElement): string[] {
  const box = slide.getBoundingClientRect();
  const scale = box.height / slide.offsetHeight;
  const reasons = new Set<string>();
  if (box.width === 0) return ["is not shown"];
  if (box.right > innerWidth + SLACK || box.bottom > innerHeight + SLACK) {
    reasons.add("is larger than the screen");
  }
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (node.closest(".notes")) continue;
      if (scrolls(node)) reasons.add(`scrolls: ${nameOf(node)}`);
      continue;
    }
    const text = node.textContent?.trim() ?? "";
    const parent = node.parentElement;
    if (text === "" || !parent || parent.closest(".notes, desc, title")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()];
    if (rects.every((rect) => isCut(parent, rect))) continue;
    for (const rect of rects) {
      const out =
        rect.left < box.left - SLACK ||
        rect.top < box.top - SLACK ||
        rect.right > box.right + SLACK ||
        rect.bottom > box.bottom + SLACK;
      if (out) reasons.add(`runs over the edge: “${shortened(text)}”`);
    }
    const height = letterHeight(parent) / scale;
    if (height < READABLE - 0.05) {
      reasons.add(`is set in ${height.toFixed(1)} px, less than ${READABLE}: “${shortened(text)}”`);
    }
  }
  const covered = overlapOf(slide);
  if (covered) reasons.add(covered);
  return [...reasons];
}

/** Whether it lies in a part of a drawing that its frame does not show. */
function isCut(element: Element, rect: DOMRect): boolean {
  const frame = element.closest("svg")?.getBoundingClientRect();
  return frame !== undefined && (rect.bottom <= frame.top || rect.top >= frame.bottom);
}

/** The size of its letters on the screen; what is drawn is scaled by its drawing. */
function letterHeight(element: Element): number {
  const size = Number.parseFloat(getComputedStyle(element).fontSize);
  if (element instanceof SVGGraphicsElement) {
    const matrix = element.getScreenCTM();
    return matrix ? size * Math.hypot(matrix.c, matrix.d) : size;
  }
  const slide = element.closest<HTMLElement>(".slide");
  const scale = slide ? slide.getBoundingClientRect().height / slide.offsetHeight : 1;
  return size * scale;
}

function scrolls(element: Element): boolean {
  if (element instanceof SVGElement) return false;
  const over =
    element.scrollWidth > element.clientWidth + SLACK ||
    element.scrollHeight > element.clientHeight + SLACK;
  return over && element.clientWidth > 0 && getComputedStyle(element).overflow !== "visible";
}

/** Blocks that have grown over each other. */
function overlapOf(slide: HTMLElement): string | undefined {
  const blocks = [...slide.querySelectorAll("header > *, .body > *, .slide > .source")].filter(
    (block) => block.getBoundingClientRect().height > 0,
  );
  for (const [index, block] of blocks.entries()) {
    const over = blocks.slice(index + 1).find((other) => crosses(block, other));
    if (over) return `${nameOf(over)} lies over ${nameOf(block)}`;
  }
  return undefined;
}

function crosses(one: Element, other: Element): boolean {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return across > SLACK && down > SLACK;
}

function nameOf(element: Element): string {
  const name = element.getAttribute("class")?.split(" ")[0];
  return name ? `${element.tagName.toLowerCase()}.${name}` : element.tagName.toLowerCase();
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
