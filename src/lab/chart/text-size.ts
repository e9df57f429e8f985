// Widths in em of DejaVu Sans, the widest of the fonts that `system-ui` stands for: what fits
// by this measure fits everywhere. Vega itself has no canvas to measure with under Node.
const classes: readonly (readonly [RegExp, number])[] = [
  [/[ijl|'’]/, 0.3],
  [/[ .,:;()[\]/\\IJ!ft\-·]/, 0.38],
  [/[rsczxkvy"“”*?]/, 0.57],
  [/[mMW@%—…]/, 0.95],
  [/[wOQGDHNUC×]/, 0.8],
  [/[ABEFKLPRSTVXYZ]/, 0.68],
];
const usual = 0.63;
const bold = 1.1;

/** The width in pixels that a line of text needs at most, for any of the usual sans-serif fonts. */
export function textWidth(text: string, size: number, weight: "normal" | "bold" = "normal") {
  let em = 0;
  for (const letter of text) em += classes.find(([set]) => set.test(letter))?.[1] ?? usual;
  return em * size * (weight === "bold" ? bold : 1);
}

/** A space, but not the one between a number and its unit, nor within `Node 20.20`. */
const breakable = /(?<!\bNode) (?!(?:s|ms|µs|%|kB|MB|GB|cores?)(?:[ ,;:)]|$))/;

/** Breaks a text at its spaces into lines no wider than `width` pixels; a longer word stays whole. */
export function wrap(
  text: string,
  width: number,
  size: number,
  weight: "normal" | "bold" = "normal",
): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(breakable)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, size, weight) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** As `wrap`, with lines of about the same length: no last line of one word. */
export function wrapEvenly(
  text: string,
  width: number,
  size: number,
  weight: "normal" | "bold" = "normal",
): string[] {
  let lines = wrap(text, width, size, weight);
  for (let narrower = width - size; narrower > width / 2; narrower -= size) {
    const even = wrap(text, narrower, size, weight);
    if (even.length > lines.length) break;
    lines = even;
  }
  return lines;
}

/** Shortens a text to `width` pixels, with an ellipsis where something is missing. */
export function shorten(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = text;
  while (kept.length > 1 && textWidth(`${kept}…`, size) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
