import { duration } from "./duration.js";
import type { Span } from "./span.js";

export interface SlackOptions {
  /** How many lanes there were, also those in which nothing happened. */
  lanes: number;
  /** When the work was given out, in milliseconds on the clock of the spans; default the first start. */
  since?: number;
}

/**
 * What all lanes together did from the beginning to the end of the last span, in milliseconds. The
 * three add up to the number of lanes times that duration.
 */
export interface Slack {
  /** At work. */
  working: number;
  /** Without work while more was to come: before a lane's first span, between two, or waiting. */
  between: number;
  /** Without work when no more came, until the slowest lane had ended too. */
  after: number;
}

/** Tells what lanes lose between their spans from what they lose after the last one. */
export function slack(spans: readonly Span[], { lanes, since }: SlackOptions): Slack {
  const ends = new Map<string, number>();
  let working = 0;
  for (const { lane, start, end, kind } of spans) {
    ends.set(lane, Math.max(end, ends.get(lane) ?? end));
    if (kind === "working") working += end - start;
  }
  const first = spans.reduce((least, { start }) => Math.min(least, start), Infinity);
  const begin = since ?? first;
  const last = first + duration(spans);
  const whole = spans.length === 0 ? 0 : last - begin;
  const idle = [...ends.values()].reduce((sum, end) => sum + last - end, 0);
  const after = idle + (lanes - ends.size) * whole;
  return { working, between: lanes * whole - working - after, after };
}
