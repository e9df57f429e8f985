import type { Element } from "hast";
import type { RenderCache } from "./cache.js";
import { codeBlock } from "./code.js";
import { counted, fold, lineCount, sized } from "./fold.js";

/** Longer values are folded. */
const LONGEST = 30;

/** A value as indented JSON; folded, with its size said, where it is long. */
export async function jsonOutput(value: unknown, cache: RenderCache): Promise<Element> {
  const text = JSON.stringify(value, null, 2) ?? "null";
  const block = await codeBlock(text, "json", { cache });
  const lines = lineCount(text);
  if (lines <= LONGEST) return block;
  return fold(`${counted(lines, "line")} of JSON, ${sized(text)}`, [block], "long");
}
