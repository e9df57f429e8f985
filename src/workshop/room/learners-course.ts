import { unzipSync } from "fflate";
import { packed, zipOf } from "../../press/site/zip.js";
import { closedNames, closedNotebook, closedSearch } from "./closed-files.js";
import { fillPage, type LockedPart, lockedParts, type PagePlan } from "./page-plan.js";

const PAGE = /^[^/]+\/site\/([\w.-]+\.html)$/;
const SEARCH = /\/site\/assets\/search-index\.js$/;
const NAMES = /\/site\/assets\/names-([\w.-]+)\.js$/;

/**
 * The whole course as a zip of the site, without what a room keeps closed: notebooks and pages have
 * no solutions and no folded answers, pages no hints. What cannot be read is left out.
 *
 * @param plan Reads a page.
 */
export function learnersCourse(zip: Uint8Array, plan: (html: string) => PagePlan): Uint8Array {
  const files = unzipSync(zip);
  const plans = new Map<string, PagePlan>();
  const locked = new Map<string, readonly LockedPart[]>();
  for (const [path, content] of Object.entries(files)) {
    const name = PAGE.exec(path)?.[1];
    if (name === undefined || !isLesson(content)) continue;
    const page = plan(textOf(content));
    plans.set(path, page);
    locked.set(name, lockedParts(page));
  }
  const closed = Object.entries(files).flatMap(([path, content]): [string, Uint8Array][] => {
    const page = plans.get(path);
    const lesson = NAMES.exec(path)?.[1];
    if (page) return [[path, Buffer.from(closedPage(page))]];
    if (SEARCH.test(path)) return [[path, Buffer.from(closedSearch(textOf(content), locked))]];
    if (lesson !== undefined) {
      const parts = locked.get(`${lesson}.html`) ?? [];
      return [[path, Buffer.from(closedNames(textOf(content), parts))]];
    }
    if (/\.ipynb$/i.test(path)) return closedNotebooks(path, textOf(content));
    // A zip within would hold what nobody has looked at.
    return /\.zip$/i.test(path) ? [] : [[path, content]];
  });
  return zipOf(closed.map(([path, content]) => [path, packed(content)]));
}

/** Only these have what is locked; other pages stay as they are. */
function isLesson(page: Uint8Array): boolean {
  return Buffer.from(page).includes("data-lesson=");
}

function closedPage(plan: PagePlan): string {
  return fillPage(plan, (cut) => {
    if (cut.kind === "policy") return cut.html;
    return cut.kind === "executed" ? cut.closed : "";
  });
}

function closedNotebooks(path: string, text: string): [string, Uint8Array][] {
  try {
    return [[path, Buffer.from(closedNotebook(text, path))]];
  } catch {
    return [];
  }
}

function textOf(content: Uint8Array): string {
  return Buffer.from(content).toString();
}
