import { type Cell, type SlideType, slideType } from "../../press/notebook/index.js";

/** What an author has said of a cell and the slides; empty where the rule may decide. */
export interface Wishes {
  /** Jupyter's own `slideshow.slide_type`. */
  type?: SlideType;
  /** The slide's title, Markdown; default: what the cell says of itself. */
  title?: string;
  /** What the slide says instead of the cell's prose, Markdown. */
  text?: string;
  /** The first and the last line of the code that is shown, from 1; default: all of it. */
  lines?: readonly [first: number, last: number];
}

/**
 * Reads `slideshow.slide_type` and `overlap.slide` of a cell's metadata.
 *
 * @param where What begins the message of an error: the notebook and the cell.
 * @throws Error in one line where a value is not what is expected.
 */
export function wishesOf(cell: Cell, where: string): Wishes {
  const type = slideType(cell);
  const slide = field(cell.metadata.overlap, "slide") ?? {};
  const refuse = (name: string, expected: string, came: unknown): never => {
    throw new Error(`${where}: ${name}: expected ${expected}, got ${JSON.stringify(came)}`);
  };
  if (slide === null || typeof slide !== "object" || Array.isArray(slide)) {
    refuse("overlap.slide", "an object", slide);
  }
  const { title, text, lines, ...others } = slide as Record<string, unknown>;
  const unknown = Object.keys(others)[0];
  if (unknown !== undefined) refuse("overlap.slide", "title, text or lines", unknown);
  for (const [name, value] of Object.entries({ title, text })) {
    if (value !== undefined && (typeof value !== "string" || value.trim() === "")) {
      refuse(`overlap.slide.${name}`, "a text", value);
    }
  }
  const range = lines === undefined ? undefined : toLines(lines);
  const count = cell.source.split("\n").length;
  if (lines !== undefined && (!range || range[0] < 1 || range[1] < range[0] || range[1] > count)) {
    refuse("overlap.slide.lines", `lines of the cell as "2-5", up to ${count}`, lines);
  }
  return {
    ...(type !== undefined && { type }),
    ...(title !== undefined && { title: title as string }),
    ...(text !== undefined && { text: text as string }),
    ...(range && { lines: range }),
  };
}

/** The minutes that the plan gives to the section which the cell opens; 0 where it does not say. */
export function minutesOf({ metadata }: Cell): number {
  const minutes = field(metadata.overlap, "minutes");
  return typeof minutes === "number" && minutes > 0 ? minutes : 0;
}

function field(of: unknown, name: string): unknown {
  return of !== null && typeof of === "object" ? (of as Record<string, unknown>)[name] : undefined;
}

function toLines(value: unknown): [number, number] | undefined {
  const [, first, last] = /^(\d+)-(\d+)$/.exec(String(value)) ?? [];
  return first !== undefined && last !== undefined ? [Number(first), Number(last)] : undefined;
}
