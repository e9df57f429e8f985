import type { PlacedLabel } from "./label-placement.js";
import { hundredths, type Layer, pixels } from "./layer.js";
import { colour } from "./palette.js";

/** Texts at their places, on a wider line of paper that keeps them apart from lines below. */
export function pointLabelLayers(labels: readonly PlacedLabel[]): Layer[] {
  const paper = { stroke: colour("paper"), strokeWidth: 4, color: colour("paper") };
  return [paper, {}].flatMap((style) =>
    (["left", "center", "right"] as const).flatMap((align) => {
      const values = labels
        .filter((label) => label.align === align)
        .map(({ text, at, middle }) => ({ text, at: hundredths(at), middle: hundredths(middle) }));
      const encoding = { x: pixels("at"), y: pixels("middle"), text: { field: "text" } };
      const mark = { type: "text", align, ...style };
      return values.length === 0 ? [] : [{ data: { values }, mark, encoding }];
    }),
  );
}
