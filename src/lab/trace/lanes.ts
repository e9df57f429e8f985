import type { Span } from "./span.js";

/**
 * Gives each span the lowest lane `slot 1`, `slot 2`, ... that is free when it starts, so that
 * overlapping tasks of one event loop stand below each other. The number of lanes is the peak.
 *
 * Spans of one task that follow each other without a gap keep their lane where they can.
 * Interval partitioning by start time (Kleinberg and Tardos, Algorithm Design, 4.1).
 *
 * @param prefix The word before the lane's number; default `slot`.
 */
export function inLanes(spans: readonly Span[], prefix = "slot"): Span[] {
  const ends: number[] = [];
  const last: string[] = [];
  return [...spans]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((span) => {
      const own = last.findIndex((task, i) => task === span.task && ends[i]! <= span.start);
      const free = own >= 0 ? own : ends.findIndex((end) => end <= span.start);
      const lane = free >= 0 ? free : ends.length;
      ends[lane] = span.end;
      last[lane] = span.task;
      return { ...span, lane: `${prefix} ${lane + 1}` };
    });
}
