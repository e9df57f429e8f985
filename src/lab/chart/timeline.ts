import type { Span } from "../trace/index.js";
import type { Chart } from "./chart.js";
import { frame } from "./frame.js";
import { hundredths, type Layer, line, pixels, still } from "./layer.js";
import { crossShape, type LegendEntry } from "./legend.js";
import { colour } from "./palette.js";
import { labelled, type Panel, type RowOf, toPanels } from "./panels.js";
import { duration } from "./quantity.js";
import { type Spans, toRecordings } from "./recording.js";
import { shorten, textWidth } from "./text-size.js";
import { sizes } from "./theme.js";
import { tickLabel, ticks } from "./ticks.js";
import { timelineDescription, timelineTable, timelineTitle } from "./timeline-words.js";

export interface TimelineOptions {
  /** The finding, one sentence without a full stop; default: the number of tasks and the time. */
  title?: string;
  /** Machine and number of runs. */
  subtitle?: string;
  /** Vertical lines through all recordings, each with a label above: `at` in ms from the first start. */
  marks?: readonly TimelineMark[];
  /** What a row stands for: a lane (default) or a task, which shows each task's start. */
  rows?: RowOf;
  /** Lanes that come first, in this order; the others follow by name, `slot 2` before `slot 10`. */
  lanes?: readonly string[];
  /** Pixels of the whole drawing; default 560. */
  width?: number;
}

export interface TimelineMark {
  at: number;
  label: string;
}

/**
 * Draws spans along time: one row per lane, time from the first start.
 *
 * Given several recordings by name, draws them one above the other on one time axis. What waits is
 * light, what works is dark; what failed ends with a cross, what was cancelled is hollow.
 *
 * @throws RangeError naming the argument where there is no span or a time is not one.
 */
export function timeline(spans: Spans, options: TimelineOptions = {}): Chart {
  const { rows = "lane", lanes = [], marks = [], width = sizes.width } = options;
  const recordings = toRecordings(spans);
  const panels = toPanels(recordings, rows, lanes);
  for (const [i, { at }] of marks.entries()) {
    if (!Number.isFinite(at) || at < 0)
      throw new RangeError(`timeline: options.marks[${i}].at is ${at}, expected ms from 0 on`);
  }
  const last = Math.max(...recordings.map(({ total }) => total), ...marks.map(({ at }) => at));
  const max = last > 0 ? last : 1;
  const gutter = gutterOf(panels);
  const margin = {
    left: Math.max(gutter, 8),
    right: rightOf(max),
    bottom: 30,
    top: marksHeight(marks),
  };
  const plot = width - margin.left - margin.right;
  const height = panels.at(-1)!.bottom;
  const all = panels.flatMap((panel) => panel.recording.spans);
  return frame({
    title: options.title ?? timelineTitle(recordings),
    subtitle: options.subtitle,
    description: timelineDescription(panels),
    table: timelineTable(panels, rows),
    width,
    height,
    margin,
    legend: legendOf(all),
    layers: [
      bands(panels, plot),
      grid(panels, max),
      axis(max),
      ...bars(panels, max / plot),
      ...crosses(panels),
      ...ends(panels, plot / max, plot),
      ...names(panels, gutter),
      ...rules(marks, plot / max, plot, height),
    ],
  });
}

function legendOf(spans: readonly Span[]): LegendEntry[] {
  const entries: (LegendEntry & { present: (span: Span) => boolean })[] = [
    { label: "waiting", colour: "waiting", present: ({ kind }) => kind === "waiting" },
    { label: "working", colour: "working", present: ({ kind }) => kind === "working" },
    { label: "failed", colour: "failed", sample: "cross", present: (s) => s.outcome === "failed" },
    { label: "cancelled", colour: "waiting", sample: "hollow", present: isHollow },
  ];
  return entries.filter(({ present }) => spans.some(present)).map(({ present, ...entry }) => entry);
}

function isHollow({ outcome }: Span) {
  return outcome === "cancelled";
}

/** Only as wide as the names that are shown; a recording of one lane says nothing by naming it. */
function gutterOf(panels: readonly Panel[]) {
  const widths = panels
    .filter(namesRows)
    .flatMap((panel) =>
      labelled(panel).map(({ name }) => textWidth(shorten(name, 130, sizes.label), sizes.label)),
    );
  return widths.length === 0 ? 0 : Math.ceil(Math.max(...widths)) + 12;
}

function namesRows({ recording, rows }: Panel) {
  return recording.name === "" || rows.length > 1;
}

function bands(panels: readonly Panel[], plot: number): Layer {
  return {
    data: { values: panels.map(({ top, bottom }) => ({ y: top, y2: bottom })) },
    mark: { type: "rect", color: colour("band"), x: 0, x2: plot },
    encoding: { y: pixels("y"), y2: { field: "y2" } },
  };
}

/** Room for the half of the last tick's label that stands beyond the axis. */
function rightOf(max: number) {
  return Math.ceil(textWidth(duration(max), sizes.label) / 2) + 2;
}

/** Drawn by ourselves: Vega's own grid would lie below the bands. */
function grid(panels: readonly Panel[], max: number): Layer {
  const values = panels.flatMap(({ top, bottom }) =>
    ticks(max).map((at) => ({ at, y: top, y2: bottom })),
  );
  return {
    data: { values },
    mark: { type: "rule", color: colour("grid") },
    encoding: { x: { field: "at", type: "quantitative" }, y: pixels("y"), y2: { field: "y2" } },
  };
}

function time(max: number) {
  return { scale: { domain: [0, max], nice: false, zero: true } };
}

function axis(max: number): Layer {
  return {
    data: { values: [{}] },
    mark: { type: "point", opacity: 0 },
    encoding: {
      x: {
        datum: 0,
        type: "quantitative",
        ...time(max),
        axis: {
          title: null,
          grid: false,
          values: ticks(max),
          labelExpr: tickLabel(max, "ms"),
          labelFlush: false,
        },
      },
    },
  };
}

const gap = 0.7;

/** Spans that follow each other stay apart by a gap, as far as they are wide enough for one. */
function bars(panels: readonly Panel[], msPerPixel: number): Layer[] {
  const values = panels.flatMap(({ rows, recording }) =>
    rows.flatMap(({ top, bottom, spans }) =>
      spans.map(({ task, lane, start, end, kind, outcome }) => ({
        task,
        lane,
        kind,
        outcome,
        start: hundredths(start),
        duration: hundredths(end - start),
        ...(recording.name !== "" && { recording: recording.name }),
        y: hundredths(top),
        y2: hundredths(bottom),
        to: hundredths(
          end - start > 3 * gap * msPerPixel
            ? end - gap * msPerPixel
            : Math.max(end, start + gap * msPerPixel),
        ),
      })),
    ),
  );
  const styles = (["waiting", "working"] as const).flatMap((kind) =>
    [false, true].map((hollow) => ({ kind, hollow })),
  );
  return styles.flatMap(({ kind, hollow }) => {
    const own = values.filter(
      (value) => value.kind === kind && (value.outcome === "cancelled") === hollow,
    );
    const fill = hollow
      ? { fill: colour("paper"), stroke: colour(kind), strokeWidth: 1 }
      : { color: colour(kind) };
    return own.length === 0
      ? []
      : [{ data: { values: own }, mark: { type: "rect", ...fill }, encoding: encoding(own[0]!) }];
  });
}

function encoding(value: object) {
  const shown: Record<string, string> = {
    recording: "Recording",
    task: "Task",
    lane: "Lane",
    start: "Start (ms)",
    duration: "Duration (ms)",
    kind: "State",
    outcome: "Outcome",
  };
  return {
    x: { field: "start", type: "quantitative" },
    x2: { field: "to" },
    y: pixels("y"),
    y2: { field: "y2" },
    tooltip: Object.entries(shown)
      .filter(([field]) => field in value)
      .map(([field, title]) => ({ field, title })),
  };
}

function crosses(panels: readonly Panel[]): Layer[] {
  const values = panels.flatMap(({ rows }) =>
    rows.flatMap(({ top, bottom, spans }) =>
      spans
        .filter(({ outcome }) => outcome === "failed")
        .map(({ end }) => ({ end: hundredths(end), y: hundredths((top + bottom) / 2) })),
    ),
  );
  if (values.length === 0) return [];
  const cross = (stroke: string, strokeWidth: number) => ({
    data: { values },
    mark: { type: "point", shape: crossShape, size: 100, filled: false, stroke, strokeWidth },
    encoding: { x: { field: "end", type: "quantitative" }, y: pixels("y") },
  });
  // The wider one below keeps the cross apart from the bar it stands on.
  return [cross(colour("paper"), 5), cross(colour("failed"), 2.25)];
}

/** How long each recording took, where it ends: beside the bars, or above where there is no room. */
function ends(panels: readonly Panel[], pixelsPerMs: number, plot: number): Layer[] {
  const named = panels.filter(({ recording }) => recording.name !== "");
  return named.flatMap(({ recording, heading, top, bottom }) => {
    const text = duration(recording.total);
    const x = recording.total * pixelsPerMs;
    const beside = plot - x > textWidth(text, sizes.title, "bold") + 16;
    const place = beside
      ? { x: x + 8, y: Math.min((top + bottom) / 2, top + 40), align: "left" }
      : { x, y: heading + 15, align: "right" };
    return [still({ type: "text", text, ...place, fontSize: sizes.title, fontWeight: "bold" })];
  });
}

function names(panels: readonly Panel[], gutter: number): Layer[] {
  const headings = panels
    .filter(({ recording }) => recording.name !== "")
    .map(({ recording, heading }) => ({ text: recording.name, y: heading + 15 }));
  const rows = panels.filter(namesRows).flatMap((panel) =>
    labelled(panel).map(({ name, top, bottom }) => ({
      text: shorten(name, 130, sizes.label),
      y: hundredths((top + bottom) / 2),
    })),
  );
  const text = (values: object[], mark: object) =>
    values.length === 0
      ? []
      : [
          {
            data: { values },
            mark: { type: "text", ...mark },
            encoding: { y: pixels("y"), text: { field: "text" } },
          },
        ];
  return [
    ...text(headings, { x: -Math.max(gutter, 8), fontWeight: "bold" }),
    ...text(rows, { x: -8, align: "right", color: colour("muted") }),
  ];
}

const markLine = 22;

function marksHeight(marks: readonly TimelineMark[]) {
  return marks.length === 0 ? 0 : marks.length * markLine + 4;
}

function rules(
  marks: readonly TimelineMark[],
  pixelsPerMs: number,
  plot: number,
  height: number,
): Layer[] {
  return marks.flatMap(({ at, label }, i) => {
    const x = at * pixelsPerMs;
    const y = -marksHeight(marks) + (i + 0.5) * markLine;
    const right = x + 6 + textWidth(label, sizes.label) > plot;
    return [
      line({ x, y: y + 10 }, { x, y: height }, { color: colour("ink"), strokeDash: [4, 3] }),
      still({
        type: "text",
        text: label,
        x: right ? x - 6 : x + 6,
        y,
        align: right ? "right" : "left",
      }),
    ];
  });
}
