import { duration } from "../quantity.js";
import { shorten, textWidth, wrap } from "../text-size.js";
import { sizes } from "../theme.js";
import type { SequenceEvent } from "./sequence.js";

/** A lane: a line down from its name. */
export interface Lane {
  name: string;
  text: string;
  x: number;
}

/** An event with its place, and its label in lines. */
export interface PlacedEvent {
  event: SequenceEvent;
  from: Lane;
  /** The same as `from` for a step within a lane. */
  to: Lane;
  /** The middle of a step; of an arrow its line, below the label. */
  y: number;
  /** The middle of the label. */
  labelY: number;
  lines: string[];
}

export interface Layout {
  lanes: Lane[];
  events: PlacedEvent[];
  height: number;
  margin: { left: number; right: number; top: number; bottom: number };
}

/** Pixels between a step's point and its label. */
export const labelGap = 14;
const headHeight = 30;
const between = 14;
const line = 18;

/** Lanes side by side, each with the room right of it for its labels; events below each other. */
export function layOut(
  events: readonly SequenceEvent[],
  first: readonly string[],
  width: number,
): Layout {
  const times = events.flatMap(({ at }) => (at === undefined ? [] : [duration(at)]));
  const left = Math.max(4, ...times.map((time) => Math.ceil(textWidth(time, sizes.label)) + 12));
  const margin = { left, right: 4, top: 0, bottom: 6 };
  const plot = width - margin.left - margin.right;
  const named = new Set([...first, ...events.flatMap(({ lane, to = lane }) => [lane, to])]);
  const share = plot / named.size;
  const lanes = [...named].map((name, i) => ({
    name,
    text: shorten(name, share - 12, sizes.label * 1.1),
    // A lane's steps have their labels on its right, so it stands left in its share.
    x: i * share + Math.min(share / 2, 0.2 * share + 12),
  }));
  const laneOf = (name: string) => lanes.find((lane) => lane.name === name)!;
  let y = headHeight + between;
  const placed = events.map((event) => {
    const from = laneOf(event.lane);
    const to = laneOf(event.to ?? event.lane);
    const step = from === to;
    const room = step
      ? Math.min(from.x + share, plot) - from.x - labelGap - 12
      : Math.abs(to.x - from.x) - 24;
    const lines = wrap(event.label, room, sizes.label);
    const tall = lines.length * line;
    const labelY = y + tall / 2;
    const own = step ? labelY : y + tall + 4;
    y += tall + (step ? 0 : 8) + between;
    return { event, from, to, y: own, labelY, lines };
  });
  return { lanes, events: placed, height: y, margin };
}
