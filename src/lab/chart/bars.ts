import { type Axis, linearAxis, logAxis } from "./bars-scale.js";
import { barsDescription, barsTable, barsTitle, spoken } from "./bars-words.js";
import type { Chart } from "./chart.js";
import { frame } from "./frame.js";
import { type Layer, line, pixels, still } from "./layer.js";
import { colour, type PaletteName, seriesColour } from "./palette.js";
import { quantity } from "./quantity.js";
import { textWidth, wrap } from "./text-size.js";
import { sizes } from "./theme.js";
import { logTickLabel, tickLabel } from "./ticks.js";

/** A value, the interval it was measured with, and what to call it. */
export interface Bar {
  name: string;
  value: number;
  /** Ends of the interval around `value`; without both there is no whisker. */
  low?: number;
  high?: number;
  /** Bars of one group have one colour, named in the legend: `cold`, `warm`. */
  group?: string;
  /** A few words after the value: `20 sockets`. */
  note?: string;
}

export interface BarsOptions {
  /** The finding, one sentence without a full stop; default: the smallest and the largest value. */
  title?: string;
  /** Machine and number of runs. */
  subtitle?: string;
  /** Unit of the values; default `ms`, which is written as µs, ms or s, whichever fits. */
  unit?: string;
  /** A line across all bars: what is possible, or allowed. */
  limit?: { value: number; label: string };
  /** A logarithmic axis, with points instead of bars: a length from zero means nothing there. */
  log?: boolean;
  /** Pixels of the whole drawing; default 560. */
  width?: number;
}

/** A bar with its place in the plot and its words. */
interface Placed {
  bar: Bar;
  y: number;
  /** End of what is drawn: of the bar or of its whisker. */
  end: number;
  colour: PaletteName;
  label: string;
}

const pitch = 32;
const between = 10;
const thickness = 20;
const widestName = 180;

/**
 * Draws values as horizontal bars from zero, in the order given, each with its interval and value.
 *
 * Bars that follow each other under one name share it, so that their groups can be compared.
 *
 * @throws RangeError naming the argument where there is no bar, or a value is no number from 0 on
 * (on a logarithmic axis: above 0) or not within its interval.
 */
export function bars(rows: readonly Bar[], options: BarsOptions = {}): Chart {
  const { unit = "ms", limit, log = false, width = sizes.width } = options;
  check(rows, limit, log);
  const groups = [...new Set(rows.flatMap(({ group }) => group ?? []))];
  const placed = place(rows, groups, unit);
  const names = namesOf(placed);
  const left = Math.max(...names.flatMap(({ text }) => text.map((t) => textWidth(t, sizes.label))));
  const margin = {
    left: Math.ceil(left) + 14,
    right: rightOf(placed, unit),
    bottom: 30,
    top: limit ? 22 : 0,
  };
  const plot = width - margin.left - margin.right;
  const height = placed.at(-1)!.y + pitch / 2 + 4;
  const axis = axisOf(placed, limit?.value, log, plot);
  return frame({
    title: options.title ?? barsTitle(rows, unit),
    subtitle: options.subtitle,
    description: barsDescription(rows, unit, limit),
    table: barsTable(rows, unit),
    width,
    height,
    margin,
    legend: groups.map((label) => ({ label, colour: colourOf(groups, label) })),
    layers: [
      ...(limit ? limitLine(limit, axis, plot, height) : []),
      ...(log ? whiskers(placed) : []),
      ...marks(placed, axis, unit, log),
      ...(limit && !log ? crossings(placed, limit.value) : []),
      ...(log ? [] : whiskers(placed)),
      ...labels(placed),
      nameLayer(names),
    ],
  });
}

function check(rows: readonly Bar[], limit: BarsOptions["limit"], log: boolean) {
  if (!Array.isArray(rows) || rows.length === 0)
    throw new RangeError("bars: rows is empty, expected at least one bar");
  const range = log ? "a finite number above 0" : "a finite number from 0 on";
  const inRange = (value: number) => Number.isFinite(value) && (log ? value > 0 : value >= 0);
  for (const [i, { value, low = value, high = value }] of rows.entries()) {
    for (const [name, number] of Object.entries({ value, low, high })) {
      if (!inRange(number))
        throw new RangeError(`bars: rows[${i}].${name} is ${number}, expected ${range}`);
    }
    if (low > value || value > high)
      throw new RangeError(
        `bars: rows[${i}].value is ${value}, expected it within its interval, ${low} to ${high}`,
      );
  }
  if (limit && !inRange(limit.value))
    throw new RangeError(`bars: options.limit.value is ${limit.value}, expected ${range}`);
}

function colourOf(groups: readonly string[], group?: string): PaletteName {
  return seriesColour(group === undefined ? 0 : groups.indexOf(group));
}

function place(rows: readonly Bar[], groups: readonly string[], unit: string): Placed[] {
  let y = pitch / 2;
  return rows.map((bar, i) => {
    if (i > 0)
      y +=
        rows[i - 1]!.name === bar.name ? thickness + 4 : pitch + (groups.length > 1 ? between : 0);
    const value = quantity(bar.value, unit);
    return {
      bar,
      y,
      end: Math.max(bar.value, bar.high ?? bar.value),
      colour: colourOf(groups, bar.group),
      label: bar.note === undefined ? value : `${value} · ${bar.note}`,
    };
  });
}

/** Each name once, in the middle of the bars that follow each other under it. */
function namesOf(placed: readonly Placed[]) {
  const runs: { name: string; from: number; to: number }[] = [];
  for (const { bar, y } of placed) {
    const run = runs.at(-1);
    if (run?.name === bar.name) run.to = y;
    else runs.push({ name: bar.name, from: y, to: y });
  }
  return runs.map(({ name, from, to }) => ({
    text: wrap(name, widestName, sizes.label),
    y: (from + to) / 2,
  }));
}

function axisOf(placed: readonly Placed[], limit: number | undefined, log: boolean, plot: number) {
  const reaches = placed.map(({ end, label }) => ({
    end,
    label: textWidth(label, sizes.label) + 10,
  }));
  if (limit !== undefined) reaches.push({ end: limit, label: 2 });
  if (!log) return linearAxis(reaches, plot);
  return logAxis(
    reaches,
    Math.min(...placed.map(({ bar }) => bar.low ?? bar.value), limit ?? Number.POSITIVE_INFINITY),
    plot,
  );
}

/** Room for the half of the last tick's label that may stand beyond the axis. */
function rightOf(placed: readonly Placed[], unit: string) {
  const most = Math.max(...placed.map(({ end }) => end));
  return Math.ceil(textWidth(quantity(most, unit), sizes.label) / 2) + 4;
}

/** Where a bar passes the limit, whose line lies below the bars. */
function crossings(placed: readonly Placed[], limit: number): Layer[] {
  const values = placed
    .filter(({ bar }) => bar.value > limit)
    .map(({ y }) => ({ limit, top: y - thickness / 2, bottom: y + thickness / 2 }));
  if (values.length === 0) return [];
  return [
    {
      data: { values },
      mark: { type: "rule", color: colour("paper"), strokeWidth: 1.5, strokeDash: [5, 3] },
      encoding: {
        x: { field: "limit", type: "quantitative" },
        y: pixels("top"),
        y2: { field: "bottom" },
      },
    },
  ];
}

function marks(placed: readonly Placed[], axis: Axis, unit: string, log: boolean): Layer[] {
  const { scale, ticks } = axis;
  const labelExpr = log ? logTickLabel(unit) : tickLabel(scale.domain[1], unit);
  const x = {
    field: "value",
    type: "quantitative",
    scale,
    axis: { title: null, values: ticks, labelExpr, labelFlush: false, domain: false, ticks: false },
  };
  return [...new Set(placed.map(({ colour: name }) => name))].map((name) => ({
    data: {
      values: placed
        .filter((one) => one.colour === name)
        .map(({ bar, y }) => ({
          ...bar,
          y,
          top: y - thickness / 2,
          bottom: y + thickness / 2,
          spoken: spoken(bar, unit),
        })),
    },
    mark: log
      ? { type: "point", size: 130, color: colour(name), aria: true }
      : { type: "rect", color: colour(name), aria: true },
    encoding: {
      x,
      ...(log
        ? { y: pixels("y") }
        : { x2: { datum: 0 }, y: pixels("top"), y2: { field: "bottom" } }),
      description: { field: "spoken" },
      tooltip: { field: "spoken" },
    },
  }));
}

/** Ink on a wider line of paper, so that the whisker is seen on its bar too. */
function whiskers(placed: readonly Placed[]): Layer[] {
  const values = placed
    .filter(({ bar }) => bar.low !== undefined && bar.high !== undefined)
    .map(({ bar, y }) => ({ low: bar.low, high: bar.high, y, top: y - 5, bottom: y + 5 }));
  if (values.length === 0) return [];
  const rule = (encoding: object, style: object) => ({
    data: { values },
    mark: { type: "rule", ...style },
    encoding,
  });
  const x = (field: string) => ({ field, type: "quantitative" });
  return [
    { color: colour("paper"), strokeWidth: 5, strokeCap: "square" },
    { color: colour("ink"), strokeWidth: 2 },
  ].flatMap((style) => [
    rule({ x: x("low"), x2: { field: "high" }, y: pixels("y") }, style),
    rule({ x: x("low"), y: pixels("top"), y2: { field: "bottom" } }, style),
    rule({ x: x("high"), y: pixels("top"), y2: { field: "bottom" } }, style),
  ]);
}

/** On a wider line of paper, so that the limit's line does not cross the letters. */
function labels(placed: readonly Placed[]): Layer[] {
  const label = (style: object) => ({
    data: { values: placed.map(({ end, y, label }) => ({ end, y, label })) },
    mark: { type: "text", dx: 8, ...style },
    encoding: {
      x: { field: "end", type: "quantitative" },
      y: pixels("y"),
      text: { field: "label" },
    },
  });
  return [label({ stroke: colour("paper"), strokeWidth: 5, color: colour("paper") }), label({})];
}

function nameLayer(names: readonly { text: string[]; y: number }[]): Layer {
  return {
    data: { values: names },
    mark: { type: "text", x: -10, align: "right", lineHeight: 16 },
    encoding: { y: pixels("y"), text: { field: "text" } },
  };
}

function limitLine(
  { value, label }: { value: number; label: string },
  axis: Axis,
  plot: number,
  height: number,
): Layer[] {
  const x = axis.at(value);
  const half = textWidth(label, sizes.label) / 2;
  const text = { type: "text", text: label, x: Math.min(Math.max(x, half), plot - half), y: -10 };
  return [
    line({ x, y: 0 }, { x, y: height }, { color: colour("ink"), strokeDash: [5, 4] }),
    still({ ...text, align: "center" }),
  ];
}
