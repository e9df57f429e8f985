import { createHash } from "node:crypto";
import type { RenderCache } from "../page/index.js";
import { type PackedFile, packed, zipOf } from "./zip.js";

/** The whole course in one file of the site. */
export const COURSE_ZIP = "downloads/overlap-course.zip";

/** Where the files of the last zip are kept; each is known by the digest of its content. */
const PACK = createHash("sha256").update("packed files 1").digest("hex");

/** Digest, CRC-32, length, and the deflated content in base64. */
type Row = [digest: string, crc: number, length: number, data: string];

/**
 * The project and the site that was built from it as one zip, in a folder `overlap` of its own.
 *
 * @param project The project's files by path, without what `npm ci` brings.
 * @param site The paths of the site's files in order, and what reads one; they go into `overlap/site`.
 * @param cache Packing takes half a second: only files that the last zip did not hold are packed.
 */
export async function courseZip(
  project: ReadonlyMap<string, string | Uint8Array>,
  site: { paths: readonly string[]; read(path: string): Promise<string | Uint8Array> },
  cache: RenderCache,
): Promise<Uint8Array> {
  const known = await lastPack(cache);
  const pack = new Map<string, PackedFile>();
  const files: [string, PackedFile][] = [];
  const add = (path: string, content: string | Uint8Array) => {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    const digest = createHash("sha256").update(bytes).digest("base64");
    const file = pack.get(digest) ?? known.get(digest) ?? packed(bytes);
    pack.set(digest, file);
    files.push([path, file]);
  };
  for (const [path, content] of project) add(`overlap/${path}`, content);
  for (const path of site.paths) add(`overlap/site/${path}`, await site.read(path));
  const changed = pack.size !== known.size || [...pack.keys()].some((key) => !known.has(key));
  if (changed) await cache.write(PACK, JSON.stringify([...pack].map(toRow)));
  return zipOf(files);
}

async function lastPack(cache: RenderCache): Promise<Map<string, PackedFile>> {
  const rows = JSON.parse((await cache.read(PACK)) ?? "[]") as Row[];
  return new Map(
    rows.map(([digest, crc, length, data]) => [
      digest,
      { crc, length, data: Buffer.from(data, "base64") },
    ]),
  );
}

function toRow([digest, { crc, length, data }]: [string, PackedFile]): Row {
  return [digest, crc, length, Buffer.from(data).toString("base64")];
}
