import type { Element } from "hast";
import { h } from "hastscript";
import { highlight } from "./highlight.js";
import { linkModules } from "./module-links.js";
import type { Scope } from "./scope.js";

/**
 * Code in colours, the modules that it imports linked to their source. It scrolls sideways in its
 * own box, by keyboard as well.
 */
export async function codeBlock(
  code: string,
  language: string,
  { cache, sourceOf }: Pick<Scope, "cache" | "sourceOf">,
): Promise<Element> {
  return h("pre", { className: ["code"], tabIndex: 0 }, [
    h("code", linkModules(await highlight(code, language, cache), sourceOf)),
  ]);
}
