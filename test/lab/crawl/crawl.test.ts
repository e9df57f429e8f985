import { gzipSync } from "node:zlib";
import {
  type Crawl,
  crawlBound,
  fingerprint,
  oneByOne,
  onOneLoop,
  openReaders,
  parse,
  pipeline,
  type Readers,
} from "overlap/crawl";
import { createClient } from "overlap/download";
import { type Origin, startOrigin } from "overlap/origin";
import { createTracer, peak } from "overlap/trace";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let web: Origin;
let readers: Readers;
const client = createClient(8);

beforeAll(async () => {
  web = await startOrigin({ latency: 5 });
  readers = await openReaders(2);
});
afterAll(async () => {
  await readers.close();
  await client.destroy();
  await web.close();
});

const steps: [string, Crawl, number][] = [
  ["oneByOne", oneByOne, 1],
  ["pipeline", pipeline, 1],
  ["onOneLoop", onOneLoop, 3],
  ["readers.crawl", (...args) => readers.crawl(...args), 3],
];

describe.each(steps)("%s", (_, crawl, most) => {
  test("gives all pages in the order of the urls, with no more requests in flight than asked", async () => {
    await web.reset();
    const urls = web.pages(7);
    const pages = await crawl(urls, client, { inFlight: 3 });
    expect(pages.map(({ url, bytes }) => ({ url, bytes }))).toEqual(
      urls.map((url) => ({ url, bytes: web.expected(url).bytes })),
    );
    const first = await oneByOne(urls.slice(0, 1), client);
    expect(pages[0]).toEqual(first[0]);
    expect((await web.gauges()).peakInFlight).toBe(most);
  });

  test("rejects with the failure of a page, and asks for none after it", async () => {
    await web.reset();
    const urls = web.pages(12);
    urls[2] = web.page(2, { failure: "status" });
    await expect(crawl(urls, client, { inFlight: 2 })).rejects.toThrow("status 500");
    expect((await web.gauges()).requests).toBeLessThan(8);
  });

  test("rejects with the reason when it is aborted", async () => {
    const reason = new Error("enough");
    const crawling = crawl(web.pages(12, { latency: 2000 }), client, {
      signal: AbortSignal.abort(reason),
    });
    await expect(crawling).rejects.toBe(reason);
  });

  test("records a fetch, a parse and a hash of each page", async () => {
    const tracer = createTracer();
    await crawl(web.pages(4), client, { tracer, inFlight: 2 });
    const of = (task: string) => tracer.spans.filter((span) => span.task === task);
    expect([of("fetch"), of("parse"), of("hash")].map(({ length }) => length)).toEqual([4, 4, 4]);
    expect(peak(of("fetch"))).toBeLessThanOrEqual(2);
  });
});

describe("parse(packed)", () => {
  test("unpacks, counts links and takes the words between the tags", () => {
    const page = '<p>One <a href="/x">two</a> three</p>';
    expect(parse(gzipSync(page))).toEqual({
      bytes: page.length,
      links: 1,
      words: ["One", "two", "three"],
    });
  });
});

describe("fingerprint(words)", () => {
  const words = Array.from({ length: 300 }, (_, i) => `word${(i * 7919) % 997}`);
  const alike = (a: string, b: string) => {
    const figures = (text: string) => text.match(/.{8}/g)!;
    return figures(a).filter((figure, i) => figure === figures(b)[i]).length / 256;
  };

  test("is the same for the same text, nearly so for a text that is nearly the same", () => {
    const changed = [...words.slice(0, 10), "else", ...words.slice(11)];
    expect(fingerprint(words)).toBe(fingerprint([...words]));
    expect(alike(fingerprint(words), fingerprint(changed))).toBeGreaterThan(0.9);
  });

  test("has hardly anything in common with that of another text", () => {
    const other = words.map((word) => `${word}x`);
    expect(alike(fingerprint(words), fingerprint(other))).toBeLessThan(0.1);
  });
});

describe("crawlBound(parts)", () => {
  test("is one wait, and the work shared by all cores", () => {
    expect(crawlBound({ pages: 20, wait: 10, work: 4, cores: 2 })).toBe(50);
  });
});
