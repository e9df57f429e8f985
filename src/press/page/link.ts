import { decoded } from "./decoded.js";
import type { Entry } from "./lesson.js";

/** A link within the course, to be checked when all pages are known. */
export interface Link {
  /** The cell that holds it. */
  cell: string;
  /** As it was written. */
  href: string;
  /** The page that it leads to. */
  file: string;
  /** The anchor there, empty for the page itself. */
  fragment: string;
}

/**
 * Where a link leads in the site: `./03-honest-downloads.ipynb#unread-bodies` is a place on the
 * page `03-honest-downloads.html`, `#unread-bodies` one on the page itself.
 *
 * @returns Nothing where it leads out of the course.
 */
export function resolveLink(
  href: string,
  entries: readonly Entry[],
  here: string,
): Omit<Link, "cell"> | undefined {
  const [path = "", anchor = ""] = href.split("#", 2);
  const fragment = decoded(anchor);
  if (path === "") return { href, file: here, fragment };
  const id = /^(?:\.\/)?([^/?]+)\.ipynb$/.exec(decoded(path))?.[1];
  const entry = entries.find((one) => one.id === id);
  return entry && { href, file: entry.file, fragment };
}
