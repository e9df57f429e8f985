import type { ChartTable } from "../chart.js";
import { capital, count, duration, listed, tabular, times } from "../quantity.js";
import type { Panel, RowOf } from "./panels.js";
import { type Recording, tasksOf } from "./recording.js";

/** The title where the caller gives none. */
export function timelineTitle(recordings: readonly Recording[]): string {
  const [only] = recordings;
  if (recordings.length === 1) {
    const together = only!.peak === 0 ? "" : `, at most ${only!.peak} at once`;
    return `${contents(only!)} in ${duration(only!.total)}${together}`;
  }
  return recordings.map(({ name, total }) => `${name}: ${duration(total)}`).join(", ");
}

/** Sentences with the figures that the picture shows. */
export function timelineDescription(panels: readonly Panel[], rowOf: RowOf): string {
  const recordings = panels.map(({ recording }) => recording);
  if (panels.length === 1) {
    const [panel] = panels as [Panel];
    const name = panel.recording.name === "" ? "" : `${panel.recording.name}: `;
    return `Timeline. ${name}${figures(panel, rowOf)}`;
  }
  const each = panels.map((panel) => `“${panel.recording.name}”: ${figures(panel, rowOf)}`);
  const comparison = compare(recordings);
  return [
    `Timeline of ${recordings.length} recordings, one above the other on one time axis.`,
    ...each,
    ...(comparison === "" ? [] : [comparison]),
  ].join(" ");
}

function figures({ recording, rows: all }: Panel, rowOf: RowOf) {
  const rows = all.filter(({ spans }) => spans.length > 0).length;
  const { tasks, moments, total, peak, waiting, working, failed, cancelled } = recording;
  const parts = [
    ...(waiting > 0 ? [`${duration(waiting)} of waiting`] : []),
    ...(working > 0 ? [`${duration(working)} of working`] : []),
  ];
  const mishaps = [
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(cancelled > 0 ? [`${cancelled} ${cancelled === 1 ? "was" : "were"} cancelled`] : []),
  ];
  const take = tasks + moments === 1 ? "takes" : "take";
  const lanes = rowOf === "lane" ? ` in ${count(rows, "lane")}` : "";
  const together = peak === 0 ? "" : `; at most ${peak} ${peak === 1 ? "is" : "are"} open at once`;
  return [
    `${contents(recording)}${lanes} ${take} ${duration(total)}${together}.`,
    ...(parts.length > 0 ? [`Added up, that is ${listed(parts)}.`] : []),
    ...(mishaps.length > 0 ? [`${listed(mishaps)}.`] : []),
  ].join(" ");
}

/** `8 tasks`, `8 tasks and 12 moments`, `12 moments` */
function contents({ tasks, moments }: Recording) {
  return listed([
    ...(tasks > 0 ? [count(tasks, "task")] : []),
    ...(moments > 0 ? [count(moments, "moment")] : []),
  ]);
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
export function timelineTable(panels: readonly Panel[], rowOf: RowOf): ChartTable {
  const tables = [spanTable(panels, rowOf), rowTable(panels, rowOf)];
  const table = tables.find(({ rows }) => rows.length <= most) ?? recordingTable(panels);
  if (panels.some(({ recording }) => recording.name !== "")) return table;
  return {
    columns: table.columns.slice(1),
    rows: table.rows.map((row) => row.slice(1)),
  };
}

function spanTable(panels: readonly Panel[], rowOf: RowOf): ChartTable {
  const other = rowOf === "lane" ? "task" : "lane";
  return {
    columns: [
      "Recording",
      capital(rowOf),
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
          rowOf === "lane" ? span.task : span.lane,
          tabular(span.start),
          tabular(span.end),
          span.kind,
          span.outcome,
        ]),
      ),
    ),
  };
}

function rowTable(panels: readonly Panel[], rowOf: RowOf): ChartTable {
  return {
    columns: ["Recording", capital(rowOf), ...sums],
    rows: panels.flatMap(({ recording, rows }) =>
      rows
        .filter(({ spans }) => spans.length > 0)
        .map(({ name, spans }) => [recording.name, name, ...summary(spans)]),
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
