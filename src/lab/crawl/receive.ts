import type { Dispatcher } from "undici";
import { DownloadError } from "../download/index.js";
import type { CrawlOptions } from "./crawl.js";

/**
 * Gets a page to its last byte, still packed, and records the wait.
 *
 * @throws DownloadError that names the url, for any status but 200.
 */
export async function receive(
  client: Dispatcher,
  url: string,
  { signal, tracer }: CrawlOptions,
  lane: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const end = tracer?.begin("fetch", { lane });
  try {
    const { origin, pathname, search } = new URL(url);
    const path = pathname + search;
    const headers = { "accept-encoding": "gzip" };
    const response = await client.request({ origin, path, method: "GET", headers, signal });
    const packed = new Uint8Array(await response.body.arrayBuffer());
    if (response.statusCode !== 200) {
      throw new DownloadError("status", url, `status ${response.statusCode}`, {
        status: response.statusCode,
      });
    }
    end?.();
    return packed;
  } finally {
    end?.("failed");
  }
}
