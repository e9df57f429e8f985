import { hundredths, type Layer } from "../layer.js";
import { colour } from "../palette.js";
import { textWidth } from "../text-size.js";
import { sizes } from "../theme.js";
import { shownWithin, type TimeAxis } from "./time-axis.js";

/** A moment that concerns all lanes. */
export interface TimelineMark {
  /** ms from the first start. */
  at: number;
  label: string;
}

const lineHeight = 22;

/** @throws RangeError where a mark stands at no time. */
export function checkMarks(marks: readonly TimelineMark[]): void {
  for (const [i, { at }] of marks.entries()) {
    if (!Number.isFinite(at) || at < 0)
      throw new RangeError(`timeline: options.marks[${i}].at is ${at}, expected ms from 0 on`);
  }
}

/** Pixels above the plot: each label has a line of its own. */
export function marksHeight(marks: readonly TimelineMark[]): number {
  return marks.length === 0 ? 0 : marks.length * lineHeight + 4;
}

/** The marks from above the plot down through `height` pixels of it. */
export function markLayers(
  marks: readonly TimelineMark[],
  axis: TimeAxis,
  height: number,
): Layer[] {
  return marks.flatMap(({ at, label }, i) => {
    const y = (i + 0.5) * lineHeight - marksHeight(marks);
    const before = axis.at(at) + 6 + textWidth(label, sizes.label) > axis.plot;
    const place = before ? { dx: -6, align: "right" } : { dx: 6, align: "left" };
    const data = { values: [{ at: axis.round(at) }] };
    const x = { field: "at", type: "quantitative" };
    const opacity = shownWithin("at");
    return [
      {
        data,
        mark: { type: "rule", color: colour("ink"), strokeDash: [4, 3] },
        encoding: { x, y: { value: y + 10 }, y2: { value: hundredths(height) }, opacity },
      },
      {
        data,
        mark: { type: "text", text: label, y, ...place },
        encoding: { x, opacity },
      },
    ];
  });
}
