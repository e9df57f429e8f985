import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Palette } from "../page/index.js";

const FOLDER = new URL("../../../src/press/site/style/", import.meta.url);
const PARTS = [
  "layout",
  "prose",
  "code",
  "code-colours",
  "names",
  "output",
  "contents",
  "reference",
  "search",
  "print",
];

/** The site's one style sheet: the colours, light and dark, then the parts in order. */
export async function styleSheet(palette: Palette): Promise<string> {
  const [light, dark, ...parts] = await Promise.all(["light", "dark", ...PARTS].map(read));
  return [light, ...inTheDark(dark!), chartColours(palette), ...parts].join("\n");
}

/** All colours, of prose, charts and code, as variables and the classes of code. */
export async function colourSheet(palette: Palette): Promise<string> {
  const [light, dark, code] = await Promise.all(["light", "dark", "code-colours"].map(read));
  return [light, ...inTheDark(dark!), chartColours(palette), code].join("\n");
}

/** The colours that a page without code and charts needs too; read at once, for a page made on demand. */
export function plainColours(): string {
  const [light, dark] = ["light", "dark"].map((name) =>
    readFileSync(new URL(`${name}.css`, FOLDER), "utf8"),
  );
  return [light, ...inTheDark(dark!)].join("\n");
}

const sheets = new Map<string, Promise<string>>();

/** Each is read once: had one changed, this would be another program. */
function read(name: string): Promise<string> {
  const sheet = sheets.get(name) ?? readFile(new URL(`${name}.css`, FOLDER), "utf8");
  sheets.set(name, sheet);
  return sheet;
}

/** The charts' colours as CSS variables. */
export function chartColours(palette: Palette): string {
  const rule = (scheme: "light" | "dark") => {
    const lines = Object.entries(palette).map(
      ([name, colour]) => `  --chart-${name}: ${colour[scheme]};\n`,
    );
    return `:root {\n${lines.join("")}}\n`;
  };
  return [rule("light"), ...inTheDark(rule("dark"))].join("\n");
}

/**
 * The rule of dark colours twice: where the system is dark and the reader has not chosen light, and
 * where the reader has chosen dark. Paper is light: what is printed keeps the light colours.
 */
function inTheDark(rule: string): string[] {
  const chosen = (choice: string) => rule.replace(":root", choice);
  return [
    `@media screen and (prefers-color-scheme: dark) {\n${chosen(':root:not([data-theme="light"])')}}\n`,
    `@media screen {\n${chosen(':root[data-theme="dark"]')}}\n`,
  ];
}
