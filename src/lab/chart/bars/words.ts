import type { ChartTable } from "../chart.js";
import { count, headed, quantity, tabular, times } from "../quantity.js";
import { type Column, tableOf } from "../table.js";
import type { Bar, Limit } from "./bars.js";

/** The title where the caller gives none: the smallest and the largest value. */
export function barsTitle(rows: readonly Bar[], unit: string): string {
  const { least, most } = extremes(rows);
  if (least === most) return `${called(least)}: ${quantity(least.value, unit)}`;
  const range = `From ${quantity(least.value, unit)} (${called(least)}) to ${quantity(most.value, unit)} (${called(most)})`;
  return `${range}${ratio(least, most)}`;
}

/** Sentences with the figures that the picture shows. */
export function barsDescription(rows: readonly Bar[], unit: string, limit?: Limit): string {
  const { least, most } = extremes(rows);
  const line = limit ? ` A line marks ${limit.label}: ${quantity(limit.value, unit)}.` : "";
  if (least === most) return `Bar chart of one value. ${spoken(least, unit)}.${line}`;
  return `Bar chart of ${count(rows.length, "value")}. The smallest is ${spoken(least, unit)}; the largest is ${spoken(most, unit)}${ratio(least, most)}.${line}`;
}

/** A bar in words: `warm threads: 430 ms (420 ms to 441 ms), 20 sockets`. */
export function spoken(bar: Bar, unit: string): string {
  const { value, low, high, note } = bar;
  const interval =
    low === undefined || high === undefined
      ? ""
      : ` (${quantity(low, unit)} to ${quantity(high, unit)})`;
  return `${called(bar)}: ${quantity(value, unit)}${interval}${note ? `, ${note}` : ""}`;
}

/** One row per bar, with the columns that any of them needs. */
export function barsTable(rows: readonly Bar[], unit: string): ChartTable {
  const number = (value?: number) => (value === undefined ? "" : tabular(value));
  const columns: Column<Bar>[] = [
    { title: "Name", of: ({ name }) => name, always: true },
    { title: "Group", of: ({ group }) => group ?? "" },
    { title: headed("Value", unit), of: ({ value }) => tabular(value), always: true },
    { title: headed("Low", unit), of: ({ low }) => number(low) },
    { title: headed("High", unit), of: ({ high }) => number(high) },
    { title: "Note", of: ({ note }) => note ?? "" },
  ];
  return tableOf(columns, rows);
}

function called({ name, group }: Bar) {
  return group === undefined ? name : `${name}, ${group}`;
}

function extremes(rows: readonly Bar[]) {
  const sorted = [...rows].sort((a, b) => a.value - b.value);
  return { least: sorted[0]!, most: sorted.at(-1)! };
}

function ratio(least: Bar, most: Bar) {
  const factor = most.value / least.value;
  return Number.isFinite(factor) && factor >= 1.05 ? `, ${times(factor)} as much` : "";
}
