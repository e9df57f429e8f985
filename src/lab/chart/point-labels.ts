import type { PlacedLabel } from "./label-placement.js";
import { hundredths, type Layer, pixels } from "./layer.js";
import { colour } from "./palette.js";

/** Texts at their places, on a wider line of paper that keeps them apart from lines below. */
export function pointLabelLayers(labels: readonly PlacedLabel[]): Layer[] {
  if (labels.length === 0) return [];
  const values = labels.map(({ text, left, middle }) => ({
    text,
    left: hundredths(left),
    middle: hundredths(middle),
  }));
  const encoding = { x: pixels("left"), y: pixels("middle"), text: { field: "text" } };
  const paper = { stroke: colour("paper"), strokeWidth: 4, color: colour("paper") };
  return [paper, {}].map((style) => ({
    data: { values },
    mark: { type: "text", ...style },
    encoding,
  }));
}
