import { hundredths, type Layer, line, pixels, still } from "../layer.js";
import { crossShape } from "../legend.js";
import { colour } from "../palette.js";
import { duration } from "../quantity.js";
import { type Layout, labelGap, type PlacedEvent } from "./layout.js";

/** The lanes' names, each over its line. */
export function laneLayers({ lanes, height }: Layout): Layer[] {
  return lanes.flatMap(({ text, x }) => [
    line({ x, y: 28 }, { x, y: height }, { color: colour("axis"), strokeWidth: 1.5 }),
    still({ type: "text", text, x: Math.max(0, x - 8), y: 12, fontWeight: "bold" }),
  ]);
}

/** When each event was, on the left. */
export function timeLayers({ events, margin }: Layout): Layer[] {
  const values = events.flatMap(({ event: { at }, y }) =>
    at === undefined ? [] : [{ text: duration(at), y: hundredths(y) }],
  );
  if (values.length === 0) return [];
  const encoding = { y: pixels("y"), text: { field: "text" } };
  const mark = { type: "text", x: -margin.left, color: colour("muted") };
  return [{ data: { values }, mark, encoding }];
}

/** What goes from lane to lane, with its label over the arrow. */
export function arrowLayers({ events }: Layout): Layer[] {
  return events
    .filter(({ from, to }) => from !== to)
    .flatMap(({ event, from, to, y, labelY, lines }) => {
      const right = to.x > from.x;
      const stroke = colour(event.outcome === "failed" ? "failed" : "blue");
      const end = to.x + (right ? -3 : 3);
      const head = right ? "M-1,-0.6L0.4,0L-1,0.6Z" : "M1,-0.6L-0.4,0L1,0.6Z";
      return [
        line({ x: from.x, y }, { x: end, y }, { color: stroke, strokeWidth: 2 }),
        still({ type: "point", shape: head, size: 200, x: end, y, color: stroke }),
        ...(event.outcome === "failed" ? cross((from.x + to.x) / 2, y) : []),
        ...label(lines, { x: (from.x + to.x) / 2, y: labelY, align: "center" }),
      ];
    });
}

/** What happens within a lane: a point with its label on the right. */
export function stepLayers({ events }: Layout): Layer[] {
  return events
    .filter(({ from, to }) => from === to)
    .flatMap((placed) => [
      ...point(placed),
      ...label(placed.lines, { x: placed.from.x + labelGap, y: placed.labelY, align: "left" }),
    ]);
}

function point({ event, from, y }: PlacedEvent) {
  if (event.outcome === "failed") return cross(from.x, y);
  const edge = { stroke: colour("paper"), strokeWidth: 2 };
  return [still({ type: "point", size: 130, x: from.x, y, color: colour("blue"), ...edge })];
}

function cross(x: number, y: number) {
  const shape = { type: "point", shape: crossShape, size: 120, filled: false, x, y };
  return [
    still({ ...shape, stroke: colour("paper"), strokeWidth: 6 }),
    still({ ...shape, stroke: colour("failed"), strokeWidth: 2.5 }),
  ];
}

/** On a wider line of paper, so that a lane's line does not cross the letters. */
function label(text: string[], place: { x: number; y: number; align: string }): Layer[] {
  const mark = { type: "text", text, lineHeight: 18, ...place };
  const paper = { stroke: colour("paper"), strokeWidth: 5, color: colour("paper") };
  return [still({ ...mark, ...paper }), still(mark)];
}
