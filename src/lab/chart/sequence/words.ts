import type { ChartTable } from "../chart.js";
import { count, duration, listed, tabular } from "../quantity.js";
import { type Column, tableOf } from "../table.js";
import type { Layout } from "./layout.js";
import type { SequenceEvent } from "./sequence.js";

/** Events that are read out one by one; of more, only the first and the last are. */
const mostSpoken = 12;

/** The title where the caller gives none. */
export function sequenceTitle(events: readonly SequenceEvent[], { lanes }: Layout): string {
  return `${count(events.length, "event")} in ${count(lanes.length, "lane")}`;
}

/** The events in words, one after the other. */
export function sequenceDescription(events: readonly SequenceEvent[], { lanes }: Layout): string {
  const head = `Sequence of ${count(events.length, "event")} in ${count(lanes.length, "lane")}: ${listed(lanes.map(({ name }) => name))}.`;
  const numbered = events.map((event, i) => `${i + 1}. ${spoken(event)}.`);
  if (events.length <= mostSpoken) return [head, ...numbered].join(" ");
  return [head, numbered[0], numbered.at(-1)].join(" ");
}

/** One row per event. */
export function sequenceTable(events: readonly SequenceEvent[]): ChartTable {
  const numbered = events.map((event, i) => ({ ...event, number: i + 1 }));
  const columns: Column<(typeof numbered)[number]>[] = [
    { title: "Step", of: ({ number }) => number, always: true },
    { title: "At (ms)", of: ({ at }) => (at === undefined ? "" : tabular(at)) },
    { title: "Lane", of: ({ lane }) => lane, always: true },
    { title: "To", of: ({ to }) => to ?? "" },
    { title: "Event", of: ({ label }) => label, always: true },
    { title: "Outcome", of: ({ outcome }) => (outcome === "failed" ? outcome : "") },
  ];
  return tableOf(columns, numbered);
}

function spoken({ lane, to, label, at, outcome }: SequenceEvent) {
  const where = to === undefined || to === lane ? lane : `${lane} to ${to}`;
  const when = at === undefined ? "" : `, at ${duration(at)}`;
  return `${where}: ${label}${outcome === "failed" ? ", failed" : ""}${when}`;
}
