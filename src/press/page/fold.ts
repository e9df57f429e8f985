import type { Element, ElementContent } from "hast";
import { h } from "hastscript";

/** Content that is there but closed; it opens without any script. */
export function fold(summary: string, children: ElementContent[], className = ""): Element {
  return h("details", { className: className || undefined }, [h("summary", summary), ...children]);
}

/** `1 row`, `160 rows`, `12,000 rows`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? singular : plural}`;
}

/** A text's size as people say it: `812 bytes`, `14 kB`. */
export function sized(text: string): string {
  const bytes = Buffer.byteLength(text);
  return bytes < 1000 ? counted(bytes, "byte") : `${Math.round(bytes / 1000)} kB`;
}

/** How many lines a text has; a closing line break begins no line. */
export function lineCount(text: string): number {
  if (text === "") return 0;
  return text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
}
