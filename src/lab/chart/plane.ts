import { type Axis, spaced } from "./axis.js";
import { type Layer, still } from "./layer.js";
import { colour } from "./palette.js";
import { textWidth } from "./text-size.js";
import { sizes } from "./theme.js";
import { logTickLabel, tickLabel, tickText } from "./ticks.js";

/** One of the two axes of a plane, with its name and the unit of its ticks. */
export interface PlaneAxis {
  axis: Axis;
  name: string;
  unit: string;
}

const nameHeight = 31;

/** Pixels around a plane for ticks and names: the y axis has its name above, read like a line. */
export function planeMargin(
  x: { high: number; unit: string; name: string },
  y: Axis,
  yUnit: string,
  yName: string,
) {
  const widths = y.ticks.map((tick) => textWidth(tickText(tick, yUnit), sizes.label));
  return {
    left: Math.ceil(Math.max(...widths)) + 14,
    right: Math.ceil(textWidth(tickText(x.high, x.unit), sizes.label) / 2) + 4,
    top: yName === "" ? 8 : nameHeight,
    bottom: 30 + (x.name === "" ? 0 : 20),
  };
}

/** The axes of a plane with a grid; further layers share their scales. */
export function planeLayers(x: PlaneAxis, y: PlaneAxis, left: number): Layer[] {
  const ticks = spaced(x.axis.ticks, x.axis, (tick) =>
    textWidth(tickText(tick, x.unit), sizes.label),
  );
  return [
    {
      data: { values: [{}] },
      mark: { type: "point", opacity: 0 },
      encoding: {
        x: axisEncoding(x, { values: ticks, labelFlush: false, grid: false }),
        y: axisEncoding(y, {
          values: y.axis.ticks,
          grid: true,
          domain: false,
          ticks: false,
          labelPadding: 10,
        }),
      },
    },
    ...name(x.name, { x: x.axis.length / 2, y: y.axis.length + 40, align: "center" }),
    ...name(y.name, { x: -left, y: -21 }),
  ];
}

function axisEncoding({ axis, unit }: PlaneAxis, style: object) {
  const high = axis.scale.domain[1];
  const labelExpr = axis.scale.type === "log" ? logTickLabel(unit) : tickLabel(high, unit);
  return {
    datum: axis.scale.domain[0],
    type: "quantitative",
    scale: axis.scale,
    axis: { title: null, labelExpr, ...style },
  };
}

function name(text: string, place: object): Layer[] {
  return text === "" ? [] : [still({ type: "text", text, color: colour("muted"), ...place })];
}
