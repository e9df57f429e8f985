import { createHash } from "node:crypto";
import { zipSync } from "fflate";
import { type RenderCache, remembered } from "../page/index.js";

/** The whole course in one file of the site. */
export const COURSE_ZIP = "downloads/overlap-course.zip";

/** Zip keeps no earlier time; the same files give the same bytes. */
const EPOCH = "1980-01-01T12:00:00";
/** Most of the gain for a third of the time. */
const LEVEL = 4;

/**
 * The project and the site that was built from it as one zip, in a folder `overlap` of its own.
 *
 * @param project The project's files by path, without what `npm ci` brings.
 * @param site The site's files; they go into `overlap/site`.
 * @param cache Packing takes half a second: done again only when a file has changed.
 */
export async function courseZip(
  project: ReadonlyMap<string, string | Uint8Array>,
  site: ReadonlyMap<string, string | Uint8Array>,
  cache: RenderCache,
): Promise<Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const [path, content] of project) files[`overlap/${path}`] = bytes(content);
  for (const [path, content] of site) files[`overlap/site/${path}`] = bytes(content);
  const digest = createHash("sha256");
  for (const [path, content] of Object.entries(files)) {
    digest.update(`${path}\0${content.length}\0`).update(content);
  }
  const zip = () => Buffer.from(zipSync(files, { level: LEVEL, mtime: EPOCH })).toString("base64");
  return Buffer.from(
    await remembered(cache, `zip ${LEVEL}`, digest.digest("hex"), async () => zip()),
    "base64",
  );
}

function bytes(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}
