import type { Chart } from "../chart.js";
import { contentWidth, frame } from "../frame.js";
import type { Layer } from "../layer.js";
import { backgroundLayers } from "./background.js";
import { checkMarks, markLayers, marksHeight, type TimelineMark } from "./marks.js";
import { gutter, nameLayers } from "./names.js";
import { type RowOf, toPanels } from "./panels.js";
import { type Spans, toRecordings } from "./recording.js";
import { failureLayers, spanLayers, spanLegend } from "./span-bars.js";
import { axisLayer, endRoom, timeAxis } from "./time-axis.js";
import { timelineDescription, timelineTable, timelineTitle } from "./words.js";

export interface TimelineOptions {
  /** The finding, one sentence without a full stop; default: the number of tasks and the time. */
  title?: string;
  /** Machine and number of runs. */
  subtitle?: string;
  /** Vertical lines through all recordings, each with a label above: `at` in ms from the first start. */
  marks?: readonly TimelineMark[];
  /** What a row stands for: a lane (default) or a task, which shows each task's start. */
  rows?: RowOf;
  /**
   * Lanes that come first, in this order, and are there also where nothing happened in them; the
   * others follow by name, `slot 2` before `slot 10`.
   */
  lanes?: readonly string[];
  /** Pixels of the whole drawing, 320 or more; default 560. */
  width?: number;
}

/**
 * Draws spans along time: one row per lane, time from the first start.
 *
 * Given several recordings by name, draws them one above the other on one time axis. What waits is
 * light, what works is dark; what failed ends with a cross, what was cancelled is hollow. Of more
 * than 1,000 spans, neighbours too short to be told apart are drawn as one.
 *
 * @throws RangeError naming the argument where there is no span or a time is not one.
 */
export function timeline(spans: Spans, options: TimelineOptions = {}): Chart {
  const { rows = "lane", lanes = [], marks = [] } = options;
  const width = contentWidth("timeline", options.width);
  const recordings = toRecordings(spans);
  checkMarks(marks);
  const panels = toPanels(recordings, rows, lanes);
  const max = Math.max(...recordings.map(({ total }) => total), ...marks.map(({ at }) => at));
  const margin = {
    left: gutter(panels),
    right: endRoom(max),
    bottom: 30,
    top: marksHeight(marks),
  };
  const height = panels.at(-1)!.bottom;
  // Spans that all took no time still get an axis.
  const axis = timeAxis(max || 1, width - margin.left - margin.right);
  const chart = frame({
    title: options.title ?? timelineTitle(recordings),
    subtitle: options.subtitle,
    description: timelineDescription(panels, rows),
    table: timelineTable(panels, rows),
    width,
    height,
    margin,
    legend: spanLegend(recordings.flatMap((recording) => recording.spans)),
    layers: [
      ...backgroundLayers(panels, axis),
      axisLayer(axis),
      ...spanLayers(panels, axis),
      ...failureLayers(panels, axis),
      ...nameLayers(panels, axis),
      ...markLayers(marks, axis, height),
    ],
  });
  return { ...chart, layer: (chart.layer as Layer[]).map(clippedOnlyIfAsked) };
}

/** A zoom would have Vega-Lite clip every layer, names and legend too. */
function clippedOnlyIfAsked(layer: Layer): Layer {
  return { ...layer, mark: { clip: false, ...(layer.mark as object) } };
}
