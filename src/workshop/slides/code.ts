import type { Element } from "hast";
import { h } from "hastscript";
import type { Cell } from "../../press/notebook/index.js";
import { highlight, type RenderCache } from "../../press/page/index.js";
import type { Wishes } from "./wishes.js";

/** As many lines and characters of code as a room can read at one time. */
export const CODE = { fewest: 3, lines: 16, columns: 92 };

/** Cells that only speak, draw, check or close: what they put out is the slide. */
const SPEAKS =
  /^(?:await )?(?:show|claim|predict|reveal|say|check|source)\b|^const \w+ = predict\(/m;

/**
 * Whether the code of a cell is an idea of its own: it is short, the prose leads into it, and it does more
 * than to show what others have recorded.
 *
 * @param led Whether a cell of prose stands right before it.
 */
export function isIdea({ source, tags }: Cell, led: boolean): boolean {
  if (!led || SPEAKS.test(source) || isOnlyImports(source) || onlyCloses(source)) return false;
  if (tags.some((tag) => ["remove-input", "hide-input", "solution"].includes(tag))) return false;
  return source.split("\n").length >= CODE.fewest && isShort(source);
}

/** Whether a room can read it at one time. */
export function isShort(source: string): boolean {
  const lines = source.split("\n");
  return lines.length <= CODE.lines && lines.every(({ length }) => length <= CODE.columns);
}

/** The room for code on a slide with a title and a line above it, in pixels of a slide, and its sizes. */
const ROOM = { width: 1160, height: 480, line: 1.42, letter: 0.605, sizes: [30, 27, 24, 22] };

/** Code in colours, as large as it can be; of a part, the lines that the author has chosen. */
export async function codeOf(
  source: string,
  { lines }: Pick<Wishes, "lines">,
  { language, cache }: { language: string; cache: RenderCache },
): Promise<Element> {
  const all = source.split("\n");
  const shown = lines ? outdent(all.slice(lines[0] - 1, lines[1])) : all;
  const size = sizeOf(shown);
  return h("pre", { className: ["code", ...(size ? [`size-${size}`] : [])] }, [
    h("code", await highlight(shown.join("\n"), language, cache)),
  ]);
}

function onlyCloses(source: string): boolean {
  return source
    .split("\n")
    .every((line) => /^await [\w.]+\.(?:close|destroy|stop)\(\);$/.test(line));
}

/** Nothing where only the smallest size will do. */
function sizeOf(lines: readonly string[]): number | undefined {
  const longest = Math.max(...lines.map(({ length }) => length));
  return ROOM.sizes.find(
    (size) =>
      lines.length * size * ROOM.line <= ROOM.height && longest * size * ROOM.letter <= ROOM.width,
  );
}

function isOnlyImports(source: string): boolean {
  return source.replace(/^import [\s\S]*?;$/gm, "").trim() === "";
}

function outdent(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/));
  const least = Math.min(...indents);
  return lines.map((line) => line.slice(least));
}
