import type { Chart } from "../chart.js";
import { checkNumber, checkSome } from "../check.js";
import { contentWidth, frame } from "../frame.js";
import { arrowLayers, laneLayers, stepLayers, timeLayers } from "./layers.js";
import { layOut } from "./layout.js";
import { sequenceDescription, sequenceTable, sequenceTitle } from "./words.js";

/** Something that happens in a lane, or goes from one lane to another. */
export interface SequenceEvent {
  /** Where it happens, or where it comes from. */
  lane: string;
  /** Where it goes; default nowhere: a step within its lane. */
  to?: string;
  /** What happens, a few words. */
  label: string;
  /** When, in ms; default not shown. Events stand in the order given, evenly, not along time. */
  at?: number;
  /** Default `done`. */
  outcome?: "done" | "failed";
}

export interface SequenceOptions {
  /** The finding, one sentence without a full stop; default: the number of events and lanes. */
  title?: string;
  /** Machine and number of runs. */
  subtitle?: string;
  /** Lanes from left to right; default, and for those not named: as they first occur. */
  lanes?: readonly string[];
  /** Pixels of the whole drawing, 320 or more; default 560. */
  width?: number;
}

/**
 * Draws events in their order from above, each in its lane; what goes to another lane as an arrow.
 *
 * @throws RangeError naming the argument where there is no event, or a time is no number from 0 on.
 */
export function sequence(events: readonly SequenceEvent[], options: SequenceOptions = {}): Chart {
  const { lanes = [] } = options;
  const width = contentWidth("sequence", options.width);
  checkSome("sequence: events", events, "event");
  for (const [i, { at = 0 }] of events.entries()) checkNumber(`sequence: events[${i}].at`, at);
  const layout = layOut(events, lanes, width);
  return frame({
    title: options.title ?? sequenceTitle(events, layout),
    subtitle: options.subtitle,
    description: sequenceDescription(events, layout),
    table: sequenceTable(events),
    width,
    height: layout.height,
    margin: layout.margin,
    layers: [
      ...laneLayers(layout),
      ...timeLayers(layout),
      ...arrowLayers(layout),
      ...stepLayers(layout),
    ],
  });
}
