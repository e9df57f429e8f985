import type { Problem } from "../notebook/index.js";
import type { Page } from "../page/index.js";

/** Every link that leads to an anchor which its page does not have. */
export function brokenLinks(
  pages: readonly Pick<Page, "notebook" | "file" | "ids" | "links">[],
): Problem[] {
  const anchors = new Map(pages.map(({ file, ids }) => [file, ids]));
  const problems: Problem[] = [];
  for (const { notebook, links } of pages) {
    for (const { cell, href, file: target, fragment } of links) {
      if (fragment === "" || anchors.get(target)?.has(fragment)) continue;
      problems.push({ notebook, cell, message: `the link ${href} leads to no heading or cell` });
    }
  }
  return problems;
}
