import { Agent, get } from "node:http";
import { crc32 } from "node:zlib";
import { blockingSleep } from "../time/index.js";
import { type ComputationName, computations } from "../work/index.js";

/** What the audit has done, in this thread or in another, as it can be sent. */
export type Errand =
  | { kind: "page"; url: string }
  | { kind: "pages"; urls: readonly string[]; inFlight: number }
  | { kind: "nap"; ms: number }
  | { kind: "memory" }
  | { kind: "compute"; name: ComputationName; args: readonly unknown[] };

/** Connections that are kept, one set in each thread and process. */
const agent = new Agent({ keepAlive: true });

/** The same work wherever it is done; so what differs between two models is the model. */
export async function run(errand: Errand): Promise<unknown> {
  switch (errand.kind) {
    case "page":
      return page(errand.url);
    case "pages":
      return pages(errand.urls, errand.inFlight);
    case "nap":
      return blockingSleep(errand.ms);
    case "memory":
      return process.memoryUsage.rss();
    case "compute":
      return (computations[errand.name] as (...args: unknown[]) => unknown)(...errand.args);
  }
}

/** Ends what `page` keeps open in this thread. */
export function hangUp(): void {
  agent.destroy();
}

/** The checksum of a page that was read to its last byte. */
export function page(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent }, (response) => {
      let checksum = 0;
      response.on("data", (piece: Buffer) => {
        checksum = crc32(piece, checksum);
      });
      response.on("error", reject);
      response.on("end", () => {
        if (response.statusCode === 200) resolve(checksum);
        else reject(new Error(`${url}: status ${response.statusCode}`));
      });
    });
    request.on("error", reject);
  });
}

/** The same of many, so many of them in flight on the event loop of this thread. */
export async function pages(urls: readonly string[], inFlight: number): Promise<number[]> {
  const checksums = new Array<number>(urls.length);
  const left = urls.entries();
  const slot = async () => {
    for (const [i, url] of left) checksums[i] = await page(url);
  };
  await Promise.all(Array.from({ length: Math.min(inFlight, urls.length) }, slot));
  return checksums;
}
