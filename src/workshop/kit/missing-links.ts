import { posix } from "node:path";
import { elements, parse } from "../../press/page/index.js";

export interface MissingLink {
  /** The page that has it. */
  page: string;
  href: string;
}

/** What a page loads or leads to, and where it says so. */
const ATTRIBUTES = ["href", "src"];

/**
 * Every link, script, style sheet and picture of the pages that is in no file, and every anchor that
 * is on no page. Addresses of other hosts lead elsewhere and are left alone, unless they are loaded.
 *
 * @param files By path; pages end in `.html`. Those of the folder `course` are no pages of ours.
 */
export function missingLinks(files: ReadonlyMap<string, string | Uint8Array>): MissingLink[] {
  const pages = [...files].filter(
    ([path]) => path.endsWith(".html") && !path.startsWith("course/"),
  );
  const read = pages.map(([page, content]) => {
    const all = [...elements(parse(Buffer.from(content).toString()))];
    const ids = new Set(all.flatMap(({ properties: { id } }) => (id ? String(id) : [])));
    return { page, all, ids };
  });
  const anchors = new Map(read.map(({ page, ids }) => [page, ids]));
  return read.flatMap(({ page, all }) =>
    all.flatMap(({ tagName, properties }) =>
      ATTRIBUTES.flatMap((name) => properties[name] ?? [])
        .map(String)
        .filter((href) => !leadsSomewhere(href, page, tagName !== "a"))
        .map((href) => ({ page, href })),
    ),
  );

  function leadsSomewhere(href: string, page: string, isLoaded: boolean): boolean {
    if (/^data:/i.test(href)) return true;
    if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(href)) return !isLoaded;
    const [address = "", fragment] = href.split("#") as [string, string?];
    const path = address.replace(/\?.*$/s, "");
    const target = path === "" ? page : posix.join(posix.dirname(page), decodeURIComponent(path));
    if (!files.has(target)) return false;
    const ids = anchors.get(target);
    // A script may make the anchors of its own pages, as slides do.
    if (fragment === undefined || fragment === "" || !ids || fragment.startsWith("/")) return true;
    return ids.has(decodeURIComponent(fragment));
  }
}
