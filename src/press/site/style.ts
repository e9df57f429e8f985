import { readFile } from "node:fs/promises";

/** A colour for light and for dark pages. */
export interface PaletteColour {
  light: string;
  dark: string;
}

/** The charts' colours by name. A chart writes `var(--chart-NAME, #hex)`. */
export type Palette = Readonly<Record<string, PaletteColour>>;

const FOLDER = new URL("../../../src/press/site/style/", import.meta.url);
const PARTS = ["colours", "layout", "prose", "code", "output", "contents", "print"];

/** The site's one style sheet: the parts in order, and the charts' colours, light and dark. */
export async function styleSheet(palette: Palette): Promise<string> {
  const parts = await Promise.all(
    PARTS.map((name) => readFile(new URL(`${name}.css`, FOLDER), "utf8")),
  );
  return [chartColours(palette), ...parts].join("\n");
}

/** The charts' colours as CSS variables; paper is printed light whatever the screen shows. */
export function chartColours(palette: Palette): string {
  const variables = (scheme: keyof PaletteColour) =>
    Object.entries(palette).map(([name, colour]) => `  --chart-${name}: ${colour[scheme]};\n`);
  return [
    `:root {\n${variables("light").join("")}}\n`,
    `@media screen and (prefers-color-scheme: dark) {\n:root {\n${variables("dark").join("")}}\n}\n`,
  ].join("\n");
}
