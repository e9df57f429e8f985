import type { Span } from "../../trace/index.js";
import { hundredths, type Layer, pixels } from "../layer.js";
import { crossShape, type LegendEntry } from "../legend.js";
import { colour } from "../palette.js";
import { fuse, mostSpans } from "./fuse.js";
import type { Panel, Row } from "./panels.js";
import { shownWithin, type TimeAxis, zoom } from "./time-axis.js";

/** Pixels between spans that follow each other. */
const gap = 0.6;

/** What the bars look like, as far as it occurs. */
export function spanLegend(spans: readonly Span[]): LegendEntry[] {
  const hollow = spans.filter(({ outcome }) => outcome === "cancelled");
  const entries: (LegendEntry & { present: boolean })[] = [
    { label: "waiting", colour: "waiting", present: spans.some(({ kind }) => kind === "waiting") },
    { label: "working", colour: "working", present: spans.some(({ kind }) => kind === "working") },
    {
      label: "failed",
      colour: "failed",
      sample: "cross",
      present: spans.some(({ outcome }) => outcome === "failed"),
    },
    {
      label: "cancelled",
      colour: hollow[0]?.kind ?? "waiting",
      sample: "hollow",
      present: hollow.length > 0,
    },
  ];
  return entries.filter(({ present }) => present).map(({ present, ...entry }) => entry);
}

/** A bar per span, as four layers at most: one for each kind, full and hollow; see `fuse`. */
export function spanLayers(panels: readonly Panel[], axis: TimeAxis): Layer[] {
  const count = panels.reduce((sum, { recording }) => sum + recording.spans.length, 0);
  const shortest = (2 * gap * axis.max) / axis.plot;
  const drawn = panels.flatMap(({ rows, recording }) =>
    rows.flatMap((row) =>
      (count > mostSpans ? fuse(row.spans, shortest) : row.spans).map((span, i, spans) => ({
        ...bar(span, spans[i + 1]?.start ?? Number.POSITIVE_INFINITY, row, axis),
        ...named(recording.name),
      })),
    ),
  );
  const kinds = ["waiting", "working"] as const;
  const [first, ...rest] = kinds
    .flatMap((kind) => {
      const own = drawn.filter((one) => one.kind === kind);
      const edge = { fill: colour("paper"), stroke: colour(kind), strokeWidth: 1 };
      return [
        layer(
          own.filter(({ outcome }) => outcome !== "cancelled"),
          { color: colour(kind) },
        ),
        layer(
          own.filter(({ outcome }) => outcome === "cancelled"),
          edge,
        ),
      ];
    })
    .flat();
  return [{ ...first, params: [zoom(axis)] }, ...rest];
}

/** A cross where a span failed, on a wider one of paper that keeps it apart from the bar. */
export function failureLayers(panels: readonly Panel[], axis: TimeAxis): Layer[] {
  const values = panels.flatMap(({ rows }) =>
    rows.flatMap(({ top, bottom, spans }) =>
      spans
        .filter(({ outcome }) => outcome === "failed")
        .map(({ end }) => ({ end: axis.round(end), y: hundredths((top + bottom) / 2) })),
    ),
  );
  if (values.length === 0) return [];
  const cross = (stroke: string, strokeWidth: number) => ({
    data: { values },
    mark: { type: "point", shape: crossShape, size: 100, filled: false, stroke, strokeWidth },
    encoding: {
      x: { field: "end", type: "quantitative" },
      y: pixels("y"),
      opacity: shownWithin("end"),
    },
  });
  return [cross(colour("paper"), 5), cross(colour("failed"), 2.25)];
}

function named(recording: string) {
  return recording === "" ? {} : { recording };
}

/**
 * The bar ends a gap before the span does, where there is room for one. A short one is widened so
 * that it can be seen, but not beyond the start of the next: many short ones would look like much.
 */
function bar(
  { task, lane, start, end, kind, outcome }: Span,
  next: number,
  { top, bottom }: Row,
  axis: TimeAxis,
) {
  const gapTime = (gap / axis.plot) * axis.max;
  const least = start + 2 * gapTime;
  const to = end - start > 3 * gapTime ? end - gapTime : Math.max(end, Math.min(least, next));
  return {
    task,
    lane,
    kind,
    outcome,
    start: axis.round(start),
    duration: axis.round(end - start),
    to: axis.round(to),
    top: hundredths(top),
    bottom: hundredths(bottom),
  };
}

const tooltips = {
  recording: "Recording",
  task: "Task",
  lane: "Lane",
  start: "Start (ms)",
  duration: "Duration (ms)",
  kind: "State",
  outcome: "Outcome",
};

function layer(values: readonly object[], style: object): Layer[] {
  if (values.length === 0) return [];
  return [
    {
      data: { values },
      mark: { type: "rect", clip: true, ...style },
      encoding: {
        x: { field: "start", type: "quantitative" },
        x2: { field: "to" },
        y: pixels("top"),
        y2: { field: "bottom" },
        tooltip: Object.entries(tooltips)
          .filter(([field]) => field in values[0]!)
          .map(([field, title]) => ({ field, title })),
      },
    },
  ];
}
