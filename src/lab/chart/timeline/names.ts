import { hundredths, type Layer, still, texts } from "../layer.js";
import { colour } from "../palette.js";
import { duration } from "../quantity.js";
import { shorten, textWidth } from "../text-size.js";
import { sizes } from "../theme.js";
import { labelled, type Panel } from "./panels.js";
import { shownWithin, type TimeAxis } from "./time-axis.js";

const widest = 160;
const headingLine = 15;

/** Pixels left of the plot: as wide as the widest name that is shown there. */
export function gutter(panels: readonly Panel[]): number {
  const widths = rowNames(panels).map(({ text }) => textWidth(text, sizes.label));
  return widths.length === 0 ? 8 : Math.ceil(Math.max(...widths)) + 12;
}

/** The names of the rows, and of the recordings with how long each took. */
export function nameLayers(panels: readonly Panel[], axis: TimeAxis): Layer[] {
  const named = panels.filter(({ recording }) => recording.name !== "");
  const headings = named.map(({ recording, heading }) => ({
    text: shorten(recording.name, axis.plot - 100, sizes.label * 1.1),
    y: heading + headingLine,
  }));
  return [
    ...texts(headings, { x: -gutter(panels), fontWeight: "bold" }),
    ...texts(rowNames(panels), { x: -8, align: "right", color: colour("muted") }),
    ...named.map((panel) => total(panel, axis)),
  ];
}

function rowNames(panels: readonly Panel[]) {
  return panels.filter(hasRowNames).flatMap((panel) =>
    labelled(panel).map(({ name, top, bottom }) => ({
      text: shorten(name, widest, sizes.label),
      y: hundredths((top + bottom) / 2),
    })),
  );
}

/** A recording of one lane that has a name already says nothing by naming the lane. */
function hasRowNames({ recording, rows }: Panel) {
  return recording.name === "" || rows.length > 1;
}

/** Where the recording ends: beside its bars, or above them where there is no room beside. */
function total({ recording, heading, top, bottom }: Panel, axis: TimeAxis): Layer {
  const text = duration(recording.total);
  const x = axis.at(recording.total);
  const style = { type: "text", text, fontSize: sizes.title, fontWeight: "bold" };
  if (axis.plot - x <= textWidth(text, sizes.title, "bold") + 16) {
    return still({ ...style, x: axis.plot, y: heading + headingLine, align: "right" });
  }
  const y = hundredths(Math.min((top + bottom) / 2, top + 40));
  return {
    data: { values: [{ end: axis.round(recording.total) }] },
    mark: { ...style, y, dx: 8, align: "left" },
    encoding: { x: { field: "end", type: "quantitative" }, opacity: shownWithin("end") },
  };
}
