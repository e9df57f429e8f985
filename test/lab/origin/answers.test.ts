import { crc32, gunzipSync } from "node:zlib";
import { type OriginOptions, withOrigin } from "overlap/origin";
import { Agent, request } from "undici";
import { describe, expect, it } from "vitest";

/** Runs with an origin without latency, and a client that trusts it. */
function withClient<T>(
  options: OriginOptions,
  use: (origin: Parameters<Parameters<typeof withOrigin>[1]>[0], client: Agent) => Promise<T>,
) {
  return withOrigin({ latency: 0, ...options }, async (origin) => {
    const connect = origin.ca === undefined ? {} : { ca: origin.ca };
    const client = new Agent({ connect, connections: 1, allowH2: options.protocol === "h2" });
    try {
      return await use(origin, client);
    } finally {
      await client.destroy();
    }
  });
}

async function get(dispatcher: Agent, url: string, encoding = "gzip") {
  const headers = { "accept-encoding": encoding };
  const signal = AbortSignal.timeout(5_000);
  const response = await request(url, { dispatcher, headers, signal });
  const body = Buffer.from(await response.body.arrayBuffer());
  return { status: response.statusCode, encoding: response.headers["content-encoding"], body };
}

describe.each(["http", "https", "h2"] as const)("withOrigin({ protocol: %o })", (protocol) => {
  it("serves the pages that expected(url) tells of, in gzip to who asks for it", async () => {
    await withClient({ protocol }, async (origin, client) => {
      for (const url of origin.pages(4)) {
        const { status, encoding, body } = await get(client, url);
        const { bytes, gzipBytes, checksum } = origin.expected(url);
        expect([status, encoding, body.length]).toEqual([200, "gzip", gzipBytes]);
        const decoded = gunzipSync(body);
        expect(decoded.length).toBe(bytes);
        expect(crc32(decoded).toString(16).padStart(8, "0")).toBe(checksum);
      }
    });
  });

  it("serves the same bytes as they are to who does not", async () => {
    await withClient({ protocol }, async (origin, client) => {
      const url = origin.page(1);
      const { encoding, body } = await get(client, url, "identity");
      expect(encoding).toBeUndefined();
      expect(crc32(body)).toBe(Number.parseInt(origin.expected(url).checksum, 16));
    });
  });

  it("keeps the connection between requests", async () => {
    await withClient({ protocol }, async (origin, client) => {
      for (const url of origin.pages(5)) await get(client, url);
      expect(await origin.gauges()).toMatchObject({ requests: 5, socketsOpened: 1, answered: 5 });
    });
  });

  it("breaks what a failure tells it to break", async () => {
    await withClient({ protocol }, async (origin, client) => {
      await expect(get(client, origin.page(0, { failure: "reset" }))).rejects.toThrow();
      await expect(get(client, origin.page(0, { failure: "reset-body" }))).rejects.toThrow();
      await expect(get(client, origin.page(0, { failure: "refused" }))).rejects.toMatchObject({
        code: "ECONNREFUSED",
      });
      const { status } = await get(client, origin.page(0, { failure: "status", status: 503 }));
      expect(status).toBe(503);
      const { body } = await get(client, origin.page(0, { failure: "wrong-gzip" }));
      expect(() => gunzipSync(body)).toThrow("incorrect header");
    });
  });
});

describe("origin.page(n)", () => {
  it("has the sizes of the articles, and of gzip within a tenth of theirs", async () => {
    await withOrigin({}, (origin) => {
      const [short, long] = origin.pages(2).map((url) => origin.expected(url));
      expect([short!.bytes, long!.bytes]).toEqual([18_547, 32_524]);
      expect(short!.gzipBytes / 5_112).toBeCloseTo(1, 0.9);
      expect(long!.gzipBytes / 8_104).toBeCloseTo(1, 0.9);
    });
  });

  it("has other bytes for every n", async () => {
    await withOrigin({ sizes: [277] }, (origin) => {
      const pages = origin.pages(500).map((url) => origin.expected(url));
      expect(new Set(pages.map(({ checksum }) => checksum)).size).toBe(500);
      expect(new Set(pages.map(({ bytes }) => bytes))).toEqual(new Set([277]));
    });
  });

  it("takes size and latency from the url", async () => {
    await withClient({ latency: 60_000 }, async (origin, client) => {
      const url = origin.page(7, { size: 10_394, latency: 1 });
      expect(origin.expected(url).bytes).toBe(10_394);
      expect(gunzipSync((await get(client, url)).body).length).toBe(10_394);
    });
  });

  it("does not make a url that the origin would not know", async () => {
    await withClient({}, async (origin, client) => {
      expect(() => origin.page(-1)).toThrow("0 to 9999999, not -1");
      expect(() => origin.page(1, { size: 3 })).toThrow('{"size":3}');
      expect(() => origin.expected(`${origin.url}/other`)).toThrow("/other is not a page");
      expect((await get(client, `${origin.url}/pages/1?size=3`)).status).toBe(404);
    });
  });
});

describe("withOrigin({ failures })", () => {
  it("fails the pages that a rule names, as often as it says", async () => {
    const failures = [{ kind: "status", pages: [2], times: 2 }] as const;
    await withClient({ failures }, async (origin, client) => {
      const statuses = async (n: number) => {
        const url = origin.page(n);
        return [await get(client, url), await get(client, url), await get(client, url)].map(
          ({ status }) => status,
        );
      };
      expect(await statuses(1)).toEqual([200, 200, 200]);
      expect(await statuses(2)).toEqual([500, 500, 200]);
      expect((await origin.gauges()).failed).toBe(2);
      await origin.reset();
      expect(await statuses(2)).toEqual([500, 500, 200]);
    });
  });

  it("picks by rate the same pages for the same seed, in any order", async () => {
    const failing = (seed: number, backwards: boolean) =>
      withClient(
        { seed, sizes: [277], failures: [{ kind: "status", rate: 0.2 }] },
        async (origin, client) => {
          const urls = origin.pages(80);
          if (backwards) urls.reverse();
          const failed: string[] = [];
          for (const url of urls) {
            if ((await get(client, url)).status === 500) failed.push(new URL(url).pathname);
          }
          return failed.sort();
        },
      );
    const first = await failing(1, false);
    expect(first.length).toBeGreaterThan(4);
    expect(first.length).toBeLessThan(32);
    expect(await failing(1, true)).toEqual(first);
    expect(await failing(2, false)).not.toEqual(first);
  });

  it("drips a body whole, in pieces", async () => {
    const drip = { bytes: 1_000, every: 1 };
    await withClient({ drip, failures: [{ kind: "drip" }] }, async (origin, client) => {
      const url = origin.page(0);
      expect(gunzipSync((await get(client, url)).body).length).toBe(origin.expected(url).bytes);
    });
  });
});
