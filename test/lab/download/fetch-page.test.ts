import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { deflateSync, gzipSync } from "node:zlib";
import { createClient, eventLoop, fetchPage } from "overlap/download";
import { withOrigin } from "overlap/origin";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const text = Buffer.from("The quick brown fox jumps over the lazy dog");
const CHECKSUM = "414fa339"; // of that sentence, as published for CRC-32

/** Answers that no well-behaved server gives. */
const answers: Record<string, [headers: Record<string, string>, body: Buffer]> = {
  "/plain": [{}, text],
  "/gzip": [{ "content-encoding": "gzip" }, gzipSync(text)],
  "/members": [
    { "content-encoding": "gzip" },
    Buffer.concat([gzipSync("The quick"), gzipSync(text.subarray(9))]),
  ],
  "/cut": [{ "content-encoding": "gzip" }, gzipSync(text).subarray(0, 30)],
  "/deflate": [{ "content-encoding": "deflate" }, deflateSync(text)],
  "/bomb": [{ "content-encoding": "gzip" }, gzipSync(Buffer.alloc(65 * 1024 * 1024))],
  "/empty": [{}, Buffer.alloc(0)],
};

let server: Server;
let base: string;
const client = createClient(2);

beforeAll(async () => {
  server = createServer(({ url = "" }, response) => {
    if (url === "/moved") return response.writeHead(302, { location: "/plain" }).end();
    const [headers, body] = answers[url]!;
    return response.writeHead(200, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await client.destroy();
  server.close();
});

describe("fetchPage(client, url)", () => {
  it.each(["/plain", "/gzip", "/members"])("decodes %s to the same page", async (path) => {
    const page = await fetchPage(client, base + path);
    const wireBytes = answers[path]![1].length;
    expect(page).toEqual({
      url: base + path,
      status: 200,
      bytes: 43,
      wireBytes,
      checksum: CHECKSUM,
    });
  });

  it("takes an empty page for a page", async () => {
    expect(await fetchPage(client, `${base}/empty`)).toMatchObject({
      bytes: 0,
      checksum: "00000000",
    });
  });

  it.each([
    ["/cut", "truncated"],
    ["/deflate", "encoding"],
    ["/bomb", "encoding"],
    ["/moved", "status"],
  ])("does not take %s for a page: %s", async (path, kind) => {
    await expect(fetchPage(client, base + path)).rejects.toMatchObject({ kind, url: base + path });
  });

  it("names a url that is none", async () => {
    await expect(fetchPage(client, "nowhere")).rejects.toThrow(/^nowhere: failed: Invalid URL/);
  });

  it("gives up at its deadline, whatever the server does", async () => {
    await withOrigin({ latency: 0, drip: { bytes: 64, every: 10 } }, async (origin) => {
      for (const failure of ["hang", "hang-body", "drip"] as const) {
        const page = fetchPage(client, origin.page(0, { failure }), { deadline: 100 });
        await expect(page).rejects.toThrow("not complete after 100 ms");
      }
    });
  });

  it("gives up when its signal aborts, with the signal's reason, and leaves no listener", async () => {
    await withOrigin({ latency: 60_000 }, async (origin) => {
      const stop = new AbortController();
      const { signal } = stop;
      const added: unknown[] = [];
      const counted = new Proxy(signal, {
        get(target, name) {
          const value = Reflect.get(target, name, target);
          if (typeof value !== "function") return value;
          if (name === "addEventListener" || name === "removeEventListener") added.push(name);
          return value.bind(target);
        },
      });
      const page = fetchPage(client, origin.page(0), { signal: counted });
      stop.abort(new Error("enough"));
      await expect(page).rejects.toThrow("enough");
      expect(added).toEqual(["addEventListener", "removeEventListener"]);
    });
  });
});

describe("eventLoop(urls, { ca, http2 })", () => {
  it("trusts the origin's authority, and nobody who is not named", async () => {
    await withOrigin({ latency: 0, protocol: "https" }, async (origin) => {
      const pages = await eventLoop(origin.pages(3), { ca: origin.ca });
      expect(pages).toHaveLength(3);
      await expect(eventLoop(origin.pages(3))).rejects.toThrow("self-signed certificate");
    });
  });

  it("has many requests in flight on one connection of HTTP/2", async () => {
    await withOrigin({ latency: 50, protocol: "h2" }, async (origin) => {
      const { ca } = origin;
      const client = createClient(1, { ca, http2: true });
      try {
        const pages = await Promise.all(origin.pages(10).map((url) => fetchPage(client, url)));
        for (const { url, checksum } of pages) expect(origin.expected(url).checksum).toBe(checksum);
        expect(await origin.gauges()).toMatchObject({ requests: 10, socketsOpened: 1 });
      } finally {
        await client.destroy();
      }
    });
  });
});
