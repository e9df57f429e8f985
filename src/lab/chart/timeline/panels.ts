import type { Span } from "../../trace/index.js";
import { sizes } from "../theme.js";
import type { Recording } from "./recording.js";

/** Where a recording stands in the plot, in pixels from its top. */
export interface Panel {
  recording: Recording;
  /** The row of the recording's name; as high as nothing where there is no name. */
  heading: number;
  top: number;
  bottom: number;
  /** Height of a row with the gap below it. */
  pitch: number;
  rows: readonly Row[];
}

export interface Row {
  name: string;
  top: number;
  bottom: number;
  spans: readonly Span[];
}

/** What makes a row of the timeline. */
export type RowOf = "lane" | "task";

const headingHeight = 30;
const between = 16;
const inset = 3;
const tallest = 30;
const lowest = 2.25;
/** Rows share this height where they can, and more of it where they would become too low. */
const usualHeight = 300;
const mostHeight = 900;

/** Stacks the recordings; rows become as low as it takes for all to be seen on one screen. */
export function toPanels(
  recordings: readonly Recording[],
  rowOf: RowOf,
  lanes: readonly string[],
): Panel[] {
  const order = rowOrder(recordings, rowOf, lanes);
  let y = 0;
  return recordings.map((recording, i) => {
    if (i > 0) y += between;
    const heading = y;
    const top = recording.name === "" ? y : y + headingHeight;
    const groups = rowsOf(recording.spans, rowOf, order);
    const pitch = pitchOf(groups.length);
    const rows = groups.map(([name, spans], row) => {
      const rowTop = top + inset + row * pitch;
      return { name, spans, top: rowTop, bottom: rowTop + pitch * 0.84 };
    });
    y = rows.at(-1)!.bottom + inset;
    return { recording, heading, top, bottom: y, pitch, rows };
  });
}

/**
 * The rows that are named: all where there is room, else the first and then each fifth, tenth,
 * twentieth, ...: names that stand line below line are read as a text, not as an axis.
 */
export function labelled({ rows, pitch }: Panel): Row[] {
  if (pitch >= sizes.labelLine) return [...rows];
  const step = [2, 5, 10, 20, 50, 100].find((n) => n * pitch >= 2 * sizes.labelLine) ?? 200;
  return rows.filter((_, i) => i === 0 || (i + 1) % step === 0);
}

function pitchOf(rows: number) {
  return Math.min(tallest, Math.max(lowest, usualHeight / rows), mostHeight / rows);
}

const natural = new Intl.Collator("en", { numeric: true });

function rowsOf(spans: readonly Span[], rowOf: RowOf, order: ReadonlyMap<string, number>) {
  // A lane that is asked for by name is there also where nothing happened in it: that may be the point.
  const asked = rowOf === "lane" ? [...order.keys()] : [];
  const groups = new Map<string, Span[]>(asked.map((name) => [name, []]));
  for (const span of spans) {
    const row = groups.get(span[rowOf]);
    if (row) row.push(span);
    else groups.set(span[rowOf], [span]);
  }
  const rank = (name: string) => order.get(name) ?? order.size;
  return [...groups].sort(([a], [b]) => rank(a) - rank(b) || natural.compare(a, b));
}

/** Tasks stand in the order of their first recording, so that all recordings can be compared. */
function rowOrder(recordings: readonly Recording[], rowOf: RowOf, lanes: readonly string[]) {
  const names =
    rowOf === "lane" ? lanes : recordings.flatMap(({ spans }) => spans.map(({ task }) => task));
  return new Map([...new Set(names)].map((name, i) => [name, i]));
}
