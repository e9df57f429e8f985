import type { Chart } from "../chart.js";
import { checkInterval, checkNumber, checkSome } from "../check.js";
import { contentWidth, frame } from "../frame.js";
import {
  crossingLayers,
  labelLayers,
  limitLayers,
  markLayers,
  nameLayers,
  whiskerLayers,
} from "./layers.js";
import { axisOf, colourOf, heightOf, marginOf, namesOf, place } from "./placement.js";
import { barsDescription, barsTable, barsTitle } from "./words.js";

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
  limit?: Limit;
  /** A logarithmic axis, with points instead of bars: a length from zero means nothing there. */
  log?: boolean;
  /** Pixels of the whole drawing, 320 or more; default 560. */
  width?: number;
}

/** A value that all bars are compared with. */
export interface Limit {
  value: number;
  label: string;
}

/**
 * Draws values as horizontal bars from zero, in the order given, each with its interval and value.
 *
 * Bars that follow each other under one name share it, so that their groups can be compared.
 *
 * @throws RangeError naming the argument where there is no bar, or a value is no number from 0 on
 * (on a logarithmic axis: above 0) or not within its interval.
 */
export function bars(rows: readonly Bar[], options: BarsOptions = {}): Chart {
  const { unit = "ms", limit, log = false } = options;
  const width = contentWidth("bars", options.width);
  check(rows, limit, log);
  const groups = [...new Set(rows.flatMap(({ group }) => group ?? []))];
  const placed = place(rows, groups, unit);
  const names = namesOf(placed);
  const margin = { ...marginOf(placed, names, unit), bottom: 30, top: limit ? 22 : 0 };
  const height = heightOf(placed);
  const axis = axisOf(placed, limit?.value, log, width - margin.left - margin.right);
  const whiskers = whiskerLayers(placed);
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
      ...(limit ? limitLayers(limit, axis, height) : []),
      ...(log ? whiskers : []),
      ...markLayers(placed, axis, unit),
      ...(limit && !log ? crossingLayers(placed, limit.value) : []),
      ...(log ? [] : whiskers),
      ...labelLayers(placed),
      ...nameLayers(names),
    ],
  });
}

function check(rows: readonly Bar[], limit: Limit | undefined, log: boolean) {
  checkSome("bars: rows", rows, "bar");
  for (const [i, row] of rows.entries()) checkInterval(`bars: rows[${i}]`, "value", row, log);
  if (limit) checkNumber("bars: options.limit.value", limit.value, log);
}
