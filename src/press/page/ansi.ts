import { AnsiUp } from "ansi_up";
import type { ElementContent, Properties } from "hast";
import { overwritten } from "./terminal.js";
import { classes, elements, parse } from "./tree.js";

/**
 * A program's output as a terminal shows it: written over where it went back, its colours as
 * classes, so that the page's theme decides what red is.
 */
export function terminal(text: string): ElementContent[] {
  const ansi = new AnsiUp();
  ansi.use_classes = true;
  // A link in a terminal hides where it leads: only its text is shown.
  ansi.url_allowlist = {};
  const tree = parse(ansi.ansi_to_html(overwritten(text)));
  for (const element of elements(tree)) {
    const className = [...classes(element), ...classesOfStyle(element.properties)];
    element.properties = className.length > 0 ? { className } : {};
  }
  return tree.children as ElementContent[];
}

const EMPHASIS: Record<string, string> = {
  "font-weight:bold": "ansi-bold",
  "opacity:0.7": "ansi-faint",
  "font-style:italic": "ansi-italic",
  "text-decoration:underline": "ansi-underline",
};

// Bold and the like, and colours outside the sixteen, come as style declarations.
function classesOfStyle({ style }: Properties): string[] {
  if (typeof style !== "string") return [];
  return style.split(";").flatMap((declaration) => {
    const known = EMPHASIS[declaration.trim()];
    if (known) return [known];
    const [, back, rgb] = /^\s*(background-)?color:rgb\(([\d,]+)\)/.exec(declaration) ?? [];
    if (!rgb) return [];
    return [`ansi-${nearest(rgb.split(",").map(Number))}-${back ? "bg" : "fg"}`];
  });
}

const SIXTEEN: [string, number, number, number][] = [
  ["black", 0, 0, 0],
  ["red", 187, 0, 0],
  ["green", 0, 187, 0],
  ["yellow", 187, 187, 0],
  ["blue", 0, 0, 187],
  ["magenta", 187, 0, 187],
  ["cyan", 0, 187, 187],
  ["white", 230, 230, 230],
  ["bright-black", 110, 110, 110],
  ["bright-red", 255, 85, 85],
  ["bright-green", 85, 255, 85],
  ["bright-yellow", 255, 255, 85],
  ["bright-blue", 85, 85, 255],
  ["bright-magenta", 255, 85, 255],
  ["bright-cyan", 85, 255, 255],
];

/** The one of the sixteen colours that is least far away: those have a light and a dark form. */
function nearest([red = 0, green = 0, blue = 0]: number[]): string {
  const distance = ([, r, g, b]: (typeof SIXTEEN)[number]) =>
    (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
  return SIXTEEN.reduce((best, one) => (distance(one) < distance(best) ? one : best))[0];
}
