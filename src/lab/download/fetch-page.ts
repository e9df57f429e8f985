import { crc32, gunzipSync } from "node:zlib";
import type { Dispatcher } from "undici";
import { type Limits, withDeadline } from "./deadline.js";
import { DownloadError, toDownloadError } from "./download-error.js";
import type { Page } from "./page.js";

/** A body as it came from the wire, whole but not yet decoded. */
export interface Received {
  url: string;
  status: number;
  encoding: string;
  body: Buffer;
}

/** The pages of the lessons decode to less than this: one output buffer does. */
const OUTPUT_CHUNK = 64 * 1024;
/** A few kilobytes of gzip can stand for gigabytes. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Downloads one page to its last byte, asks for gzip and decodes it.
 *
 * @throws DownloadError that names the url; the signal's reason when that aborts.
 */
export async function fetchPage(
  client: Dispatcher,
  url: string,
  limits: Limits = {},
): Promise<Page> {
  return decode(await receive(client, url, limits));
}

/** The waiting half of {@link fetchPage}. */
export function receive(client: Dispatcher, url: string, limits: Limits = {}): Promise<Received> {
  const late = (deadline: number) =>
    new DownloadError("timeout", url, `not complete after ${deadline} ms`);
  return withDeadline(limits, late, async (stop) => {
    let inBody = false;
    try {
      const { origin, pathname, search } = new URL(url);
      const response = await client.request({
        origin,
        path: pathname + search,
        method: "GET",
        headers: { "accept-encoding": "gzip" },
        signal: stop,
      });
      inBody = true;
      const body = Buffer.from(await response.body.arrayBuffer());
      const encoding = String(response.headers["content-encoding"] ?? "identity");
      return { url, status: response.statusCode, encoding, body };
    } catch (error) {
      throw toDownloadError(url, error, { inBody });
    }
  });
}

/**
 * The working half of {@link fetchPage}. It decodes on this thread: zlib's streams would use the
 * threads of libuv's pool, and a model of one thread must not borrow four.
 */
export function decode({ url, status, encoding, body }: Received): Page {
  if (status < 200 || status > 299) {
    throw new DownloadError("status", url, `status ${status}`, { status });
  }
  const decoded = expand(url, encoding, body);
  const checksum = crc32(decoded).toString(16).padStart(8, "0");
  return { url, status, bytes: decoded.length, wireBytes: body.length, checksum };
}

function expand(url: string, encoding: string, body: Buffer): Buffer {
  if (encoding === "identity") return body;
  if (encoding !== "gzip") {
    throw new DownloadError("encoding", url, `encoding: asked for gzip, got ${encoding}`);
  }
  try {
    return gunzipSync(body, { chunkSize: OUTPUT_CHUNK, maxOutputLength: MOST_BYTES });
  } catch (error) {
    throw toDownloadError(url, error);
  }
}
