import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const compress = promisify(gzip);

/** A file as it is sent. */
export interface Served {
  body: Buffer;
  /** The same, compressed; nothing where it would gain nothing. */
  small?: Buffer;
  etag: string;
}

/**
 * Makes a file, once for each thing that it is made of.
 *
 * @param made Tells one making from another: versions of the files, what is unlocked.
 */
export type Remembered = (
  name: string,
  made: string,
  make: () => Promise<string | Uint8Array>,
) => Promise<Served>;

/** Keeps the last of each name. */
export function rememberServed(): Remembered {
  const kept = new Map<string, { made: string; served: Promise<Served> }>();
  return (name, made, make) => {
    const known = kept.get(name);
    if (known?.made === made) return known.served;
    const served = make().then(toServed);
    kept.set(name, { made, served });
    served.catch(() => {
      if (kept.get(name)?.served === served) kept.delete(name);
    });
    return served;
  };
}

/** What changes when a file does; nothing where there is none. */
export async function versionOf(file: string): Promise<string | undefined> {
  try {
    const { mtimeMs, size } = await stat(file);
    return `${mtimeMs} ${size}`;
  } catch {
    return undefined;
  }
}

async function toServed(content: string | Uint8Array): Promise<Served> {
  const body = Buffer.from(content);
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  // What is no text here is a zip.
  return { body, etag, ...(typeof content === "string" && { small: await compress(body) }) };
}
