import type { Cell } from "../notebook.js";
import { isObject } from "../shape.js";

/**
 * What a cell is when the notebook is shown as slides, in Jupyter's own names: `slide` begins a
 * slide, `subslide` one below it, `fragment` appears at a click, `notes` are for the instructor
 * alone, `skip` is not shown, and `-` goes on where the cell before it stands.
 */
export const SLIDE_TYPES = ["slide", "subslide", "fragment", "notes", "skip", "-"] as const;

export type SlideType = (typeof SLIDE_TYPES)[number];

/** What `slideshow.slide_type` says of a cell; undefined where it says nothing, or nothing known. */
export function slideType({ metadata: { slideshow } }: Cell): SlideType | undefined {
  const named = isObject(slideshow) ? slideshow.slide_type : undefined;
  return SLIDE_TYPES.find((type) => type === named);
}

/** Whether a cell speaks to the instructor alone. */
export function isNotes(cell: Cell): boolean {
  return slideType(cell) === "notes";
}
