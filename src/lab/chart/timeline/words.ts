import type { ChartTable } from "../chart.js";
import { capital, count, duration, listed, tabular, times } from "../quantity.js";
import type { Panel } from "./panels.js";
import { type Recording, tasksOf } from "./recording.js";

/** The title where the caller gives none. */
export function timelineTitle(recordings: readonly Recording[]): string {
  const [only] = recordings;
  if (recordings.length === 1)
    return `${count(only!.tasks, "task")} in ${duration(only!.total)}, at most ${only!.peak} at once`;
  return recordings.map(({ name, total }) => `${name}: ${duration(total)}`).join(", ");
}

/** Sentences with the figures that the picture shows. */
export function timelineDescription(panels: readonly Panel[]): string {
  const recordings = panels.map(({ recording }) => recording);
  if (panels.length === 1) {
    const [{ recording, rows }] = panels as [Panel];
    const name = recording.name === "" ? "" : `${recording.name}: `;
    return `Timeline. ${name}${figures(recording, rows.length)}`;
  }
  const each = panels.map(
    ({ recording, rows }) => `“${recording.name}”: ${figures(recording, rows.length)}`,
  );
  const comparison = compare(recordings);
  return [
    `Timeline of ${recordings.length} recordings, one above the other on one time axis.`,
    ...each,
    ...(comparison === "" ? [] : [comparison]),
  ].join(" ");
}

function figures(recording: Recording, rows: number) {
  const { tasks, moments, total, peak, waiting, working, failed, cancelled } = recording;
  const parts = [
    ...(waiting > 0 ? [`${duration(waiting)} of waiting`] : []),
    ...(working > 0 ? [`${duration(working)} of working`] : []),
  ];
  const mishaps = [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(cancelled > 0 ? [`${cancelled} ${cancelled === 1 ? "was" : "were"} cancelled`] : []),
  ];
  const shown = [
    ...(tasks > 0 || moments === 0 ? [count(tasks, "task")] : []),
    ...(moments > 0 ? [count(moments, "moment")] : []),
  ];
  const take = tasks + moments === 1 ? "takes" : "take";
  const open = `at most ${peak} ${peak === 1 ? "is" : "are"} open at once`;
  return [
    `${listed(shown)} in ${count(rows, "row")} ${take} ${duration(total)}; ${open}.`,
    ...(parts.length > 0 ? [`Added up, that is ${listed(parts)}.`] : []),
    ...(mishaps.length > 0 ? [`${listed(mishaps)}.`] : []),
  ].join(" ");
}

function compare(recordings: readonly Recording[]) {
  const sorted = [...recordings].sort((a, b) => a.total - b.total);
  const [quick, slow] = [sorted[0]!, sorted.at(-1)!];
  const ratio = slow.total / quick.total;
  if (!Number.isFinite(ratio)) return "";
  if (ratio < 1.05) return `All end within ${duration(slow.total - quick.total)} of each other.`;
  return `“${slow.name}” takes ${times(ratio)} as long as “${quick.name}”.`;
}

const most = 40;

/** One row per span; above 40 of them one per lane or task, above 40 of these one per recording. */
export function timelineTable(panels: readonly Panel[], rowName: string): ChartTable {
  const tables = [spanTable(panels, rowName), rowTable(panels, rowName)];
  const table = tables.find(({ rows }) => rows.length <= most) ?? recordingTable(panels);
  if (panels.some(({ recording }) => recording.name !== "")) return table;
  return {
    columns: table.columns.slice(1),
    rows: table.rows.map((row) => row.slice(1)),
  };
}

function spanTable(panels: readonly Panel[], rowName: string): ChartTable {
  const other = rowName === "lane" ? "task" : "lane";
  return {
    columns: [
      "Recording",
      capital(rowName),
      capital(other),
      "Start (ms)",
      "End (ms)",
      "State",
      "Outcome",
    ],
    rows: panels.flatMap(({ recording, rows }) =>
      rows.flatMap(({ name, spans }) =>
        spans.map((span) => [
          recording.name,
          name,
          rowName === "lane" ? span.task : span.lane,
          tabular(span.start),
          tabular(span.end),
          span.kind,
          span.outcome,
        ]),
      ),
    ),
  };
}

function rowTable(panels: readonly Panel[], rowName: string): ChartTable {
  return {
    columns: ["Recording", capital(rowName), ...sums],
    rows: panels.flatMap(({ recording, rows }) =>
      rows.map(({ name, spans }) => [recording.name, name, ...summary(spans)]),
    ),
  };
}

function recordingTable(panels: readonly Panel[]): ChartTable {
  return {
    columns: ["Recording", ...sums, "At once"],
    rows: panels.map(({ recording }) => [
      recording.name,
      ...summary(recording.spans),
      recording.peak,
    ]),
  };
}

const sums = [
  "Tasks",
  "From (ms)",
  "To (ms)",
  "Waiting (ms)",
  "Working (ms)",
  "Failed",
  "Cancelled",
];

function summary(spans: Recording["spans"]) {
  const time = (kind: string) =>
    spans.reduce((sum, span) => sum + (span.kind === kind ? span.end - span.start : 0), 0);
  const ended = (outcome: string) => spans.filter((span) => span.outcome === outcome).length;
  return [
    tasksOf(spans),
    tabular(spans[0]!.start),
    tabular(spans.reduce((last, { end }) => Math.max(last, end), 0)),
    tabular(time("waiting")),
    tabular(time("working")),
    ended("failed"),
    ended("cancelled"),
  ];
}
