import type { Axis } from "../axis.js";
import { type PaletteName, seriesColour } from "../palette.js";
import { quantity } from "../quantity.js";
import { shorten, textWidth, wrap } from "../text-size.js";
import { sizes } from "../theme.js";
import { fittingAxis, fittingLogAxis } from "./axis.js";
import type { Bar } from "./bars.js";

/** A bar with its place in the plot and its words. */
export interface Placed {
  bar: Bar;
  y: number;
  /** End of what is drawn: of the bar or of its whisker. */
  end: number;
  colour: PaletteName;
  label: string;
}

/** Pixels of a bar's height. */
export const thickness = 20;
const pitch = 32;
const betweenGroups = 10;
const widestName = 180;
/** Pixels from one line of a name to the next. */
export const nameLine = 16;

export function colourOf(groups: readonly string[], group?: string): PaletteName {
  return seriesColour(group === undefined ? groups.length : groups.indexOf(group));
}

/** Places the bars below each other; those of one name stand closer. */
export function place(rows: readonly Bar[], groups: readonly string[], unit: string): Placed[] {
  const usual = groups.length > 1 ? pitch + betweenGroups : pitch;
  let y = pitch / 2;
  return rows.map((bar, i) => {
    if (i > 0) y += rows[i - 1]!.name === bar.name ? thickness + 4 : usual;
    const value = quantity(bar.value, unit);
    return {
      bar,
      y,
      end: bar.high ?? bar.value,
      colour: colourOf(groups, bar.group),
      label: bar.note === undefined ? value : `${value} · ${bar.note}`,
    };
  });
}

/** Pixels that the bars need, one below the other. */
export function heightOf(placed: readonly Placed[]): number {
  return placed.at(-1)!.y + pitch / 2 + 4;
}

/** The name of one bar, or of several that follow each other, beside their middle. */
export interface Name {
  text: string[];
  y: number;
}

/** Each name once, in two lines at most. */
export function namesOf(placed: readonly Placed[]): Name[] {
  const runs: { name: string; from: number; to: number }[] = [];
  for (const { bar, y } of placed) {
    const run = runs.at(-1);
    if (run?.name === bar.name) run.to = y;
    else runs.push({ name: bar.name, from: y, to: y });
  }
  return runs.map(({ name, from, to }) => {
    const text = twoLines(name);
    // Vega puts the first of several lines there, not their middle.
    return { text, y: (from + to - (text.length - 1) * nameLine) / 2 };
  });
}

function twoLines(name: string) {
  const [first, ...rest] = wrap(name, widestName, sizes.label);
  const lines = rest.length === 0 ? [first!] : [first!, rest.join(" ")];
  return lines.map((text) => shorten(text, widestName, sizes.label));
}

/** Pixels around the plot: names on the left, half of the last tick's label on the right. */
export function marginOf(placed: readonly Placed[], names: readonly Name[], unit: string) {
  const width = (text: string) => textWidth(text, sizes.label);
  const most = Math.max(...placed.map(({ end }) => end));
  return {
    left: Math.ceil(Math.max(...names.flatMap(({ text }) => text.map(width)))) + 14,
    right: Math.ceil(width(quantity(most, unit)) / 2) + 4,
  };
}

/** The axis on which all bars, their labels and the limit fit into `plot` pixels. */
export function axisOf(
  placed: readonly Placed[],
  limit: number | undefined,
  log: boolean,
  plot: number,
): Axis {
  const reaches = placed.map(({ end, label }) => ({
    end,
    label: textWidth(label, sizes.label) + 10,
  }));
  if (limit !== undefined) reaches.push({ end: limit, label: 2 });
  if (!log) return fittingAxis(reaches, plot);
  const least = placed.map(({ bar }) => bar.low ?? bar.value);
  return fittingLogAxis(reaches, Math.min(...least, limit ?? Number.POSITIVE_INFINITY), plot);
}
