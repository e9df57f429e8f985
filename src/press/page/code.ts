import type { Element } from "hast";
import { h } from "hastscript";
import type { RenderCache } from "./cache.js";
import { highlight } from "./highlight.js";

/** Code in colours. It scrolls sideways in its own box, by keyboard as well. */
export async function codeBlock(
  code: string,
  language: string,
  cache: RenderCache,
): Promise<Element> {
  return h("pre", { className: ["code"], tabIndex: 0 }, [
    h("code", await highlight(code, language, cache)),
  ]);
}
