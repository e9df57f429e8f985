import { type Axis, spaced } from "../axis.js";
import { type Layer, line, pixels, still, texts } from "../layer.js";
import { colour } from "../palette.js";
import { textWidth } from "../text-size.js";
import { sizes } from "../theme.js";
import { logTickLabel, tickLabel, tickText } from "../ticks.js";
import type { Limit } from "./bars.js";
import { type Name, nameLine, type Placed, thickness } from "./placement.js";
import { spoken } from "./words.js";

export function markLayers(placed: readonly Placed[], axis: Axis, unit: string): Layer[] {
  const { scale, ticks } = axis;
  const log = scale.type === "log";
  const labelExpr = log ? logTickLabel(unit) : tickLabel(scale.domain[1], unit);
  // As wide as the widest of them each, so that those that are left have equal steps.
  const widest = Math.max(...ticks.map((tick) => textWidth(tickText(tick, unit), sizes.label)));
  const values = log ? ticks : spaced(ticks, axis, () => widest);
  const x = {
    field: "value",
    type: "quantitative",
    scale,
    axis: { title: null, values, labelExpr, labelFlush: false, domain: false, ticks: false },
  };
  return [...new Set(placed.map(({ colour: name }) => name))].map((name) => ({
    data: {
      values: placed
        .filter((one) => one.colour === name)
        .map(({ bar, y }) => ({
          ...bar,
          y,
          top: y - thickness / 2,
          bottom: y + thickness / 2,
          spoken: spoken(bar, unit),
        })),
    },
    mark: log
      ? { type: "point", size: 130, color: colour(name), aria: true }
      : { type: "rect", color: colour(name), aria: true },
    encoding: {
      x,
      ...(log
        ? { y: pixels("y") }
        : { x2: { datum: 0 }, y: pixels("top"), y2: { field: "bottom" } }),
      description: { field: "spoken" },
      tooltip: { field: "spoken" },
    },
  }));
}

/** Where a bar passes the limit, whose line lies below the bars. */
export function crossingLayers(placed: readonly Placed[], limit: number): Layer[] {
  const values = placed
    .filter(({ bar }) => bar.value > limit)
    .map(({ y }) => ({ limit, top: y - thickness / 2, bottom: y + thickness / 2 }));
  if (values.length === 0) return [];
  return [
    {
      data: { values },
      mark: { type: "rule", color: colour("paper"), strokeWidth: 1.5, strokeDash: [5, 3] },
      encoding: {
        x: { field: "limit", type: "quantitative" },
        y: pixels("top"),
        y2: { field: "bottom" },
      },
    },
  ];
}

/** Ink on a wider line of paper, so that the whisker is seen on its bar too. */
export function whiskerLayers(placed: readonly Placed[]): Layer[] {
  const values = placed
    .filter(({ bar }) => bar.low !== undefined && bar.high !== undefined)
    .map(({ bar, y }) => ({ low: bar.low, high: bar.high, y, top: y - 5, bottom: y + 5 }));
  if (values.length === 0) return [];
  const rule = (encoding: object, style: object) => ({
    data: { values },
    mark: { type: "rule", ...style },
    encoding,
  });
  const x = (field: string) => ({ field, type: "quantitative" });
  return [
    { color: colour("paper"), strokeWidth: 5, strokeCap: "square" },
    { color: colour("ink"), strokeWidth: 2 },
  ].flatMap((style) => [
    rule({ x: x("low"), x2: { field: "high" }, y: pixels("y") }, style),
    rule({ x: x("low"), y: pixels("top"), y2: { field: "bottom" } }, style),
    rule({ x: x("high"), y: pixels("top"), y2: { field: "bottom" } }, style),
  ]);
}

/** On a wider line of paper, so that the limit's line does not cross the letters. */
export function labelLayers(placed: readonly Placed[]): Layer[] {
  const label = (style: object) => ({
    data: { values: placed.map(({ end, y, label }) => ({ end, y, label })) },
    mark: { type: "text", dx: 8, ...style },
    encoding: {
      x: { field: "end", type: "quantitative" },
      y: pixels("y"),
      text: { field: "label" },
    },
  });
  return [label({ stroke: colour("paper"), strokeWidth: 5, color: colour("paper") }), label({})];
}

export function nameLayers(names: readonly Name[]): Layer[] {
  return texts(names, { x: -10, align: "right", lineHeight: nameLine });
}

/** A line below the bars through all of them, with its label above. */
export function limitLayers({ value, label }: Limit, axis: Axis, height: number): Layer[] {
  const x = axis.at(value);
  const half = textWidth(label, sizes.label) / 2;
  const centre = Math.max(half, Math.min(x, axis.length - half));
  return [
    line({ x, y: 0 }, { x, y: height }, { color: colour("ink"), strokeDash: [5, 4] }),
    still({ type: "text", text: label, x: centre, y: -10, align: "center" }),
  ];
}
