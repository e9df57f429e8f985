import type { Problem } from "../notebook/index.js";
import type { PageFacts } from "./kept-lesson.js";

/** The anchors of every page, by its file. */
export type Anchors = ReadonlyMap<string, ReadonlySet<string>>;

/** The anchors of these pages. */
export function anchorsOf(pages: readonly Pick<PageFacts, "file" | "ids">[]): Anchors {
  return new Map(pages.map(({ file, ids }) => [file, new Set(ids)]));
}

/** Every link that leads to an anchor which its page does not have. */
export function brokenLinks(
  pages: readonly Pick<PageFacts, "notebook" | "file" | "links">[],
  anchors: Anchors,
): Problem[] {
  const problems: Problem[] = [];
  for (const { notebook, links } of pages) {
    for (const { cell, href, file: target, fragment } of links) {
      if (fragment === "" || anchors.get(target)?.has(fragment)) continue;
      problems.push({ notebook, cell, message: `the link ${href} leads to no heading or cell` });
    }
  }
  return problems;
}
