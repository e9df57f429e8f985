import type { ElementContent } from "hast";
import { h } from "hastscript";
import { codeClasses } from "./code-theme.js";
import type { SourceOf } from "./source-module.js";
import { classes, textOf } from "./tree.js";

/** Coloured code in which the names of modules lead to their source. */
export function linkModules(
  code: readonly ElementContent[],
  sourceOf: SourceOf | undefined,
): ElementContent[] {
  return code.map((part) => {
    if (part.type !== "element" || !classes(part).includes(codeClasses.string)) return part;
    const [, name] = /^\s*["']([^"'\s]+)["']$/.exec(textOf(part)) ?? [];
    const href = name === undefined ? undefined : sourceOf?.(name);
    return href === undefined ? part : h("a", { href }, part);
  });
}
