import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

/** Same bytes for the same files. */
const DATE = "2026-01-01T00:00:00";

/** A file of a zip: its text or bytes, or where it lies on the disk. */
export type ZipEntry = { text: string } | { bytes: Uint8Array } | { file: string };

/** Compressed already. */
const PACKED = /\.(tgz|zip|png|jpe?g|webp|woff2)$/i;

/**
 * Writes a zip of files that may be larger together than the memory. It is all there or not there.
 *
 * @returns Its length in bytes.
 */
export async function writeZip(
  out: string,
  entries: ReadonlyMap<string, ZipEntry>,
): Promise<number> {
  const partial = `${out}.${process.pid}.part`;
  await mkdir(dirname(out), { recursive: true });
  const target = createWriteStream(partial);
  let length = 0;
  let failure: Error | undefined;
  target.on("error", (error) => {
    failure = error;
  });
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else {
      length += chunk.length;
      target.write(chunk);
    }
  });
  try {
    for (const [name, entry] of entries) {
      const part = PACKED.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name);
      part.mtime = DATE;
      zip.add(part);
      part.push(await bytesOf(entry), true);
      if (target.writableNeedDrain) await once(target, "drain");
      if (failure) throw failure;
    }
    zip.end();
    target.end();
    await once(target, "finish");
    if (failure) throw failure;
    await rename(partial, out);
    return length;
  } finally {
    target.destroy();
    await rm(partial, { force: true });
  }
}

async function bytesOf(entry: ZipEntry): Promise<Uint8Array> {
  if ("file" in entry) return readFile(entry.file);
  return "text" in entry ? Buffer.from(entry.text) : entry.bytes;
}
