import type { Element } from "hast";
import { s } from "hastscript";

const drawings = {
  check: "M3 8.5 6.5 12 13 4.5",
  cross: "M4 4l8 8M12 4l-8 8",
} as const;

/** A sign of one line in the colour of the text beside it, which says the same in words. */
export function icon(name: keyof typeof drawings): Element {
  return s("svg", { className: ["icon"], viewBox: "0 0 16 16", ariaHidden: "true" }, [
    s("path", { d: drawings[name] }),
  ]);
}
