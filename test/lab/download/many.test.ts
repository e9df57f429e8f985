import { eventLoop, processesEventLoop, threadsEventLoop } from "overlap/download";
import { withOrigin } from "overlap/origin";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const COUNT = 10_000;
const MiB = 1024 * 1024;
const warnings: Error[] = [];
const warn = (warning: Error) => warnings.push(warning);

beforeEach(() => {
  warnings.length = 0;
  process.on("warning", warn);
});

afterEach(() => {
  process.off("warning", warn);
});

describe.each(Object.entries({ eventLoop, threadsEventLoop, processesEventLoop }))(
  "%s(10,000 urls, { concurrency: 100 })",
  (_name, download) => {
    it("gives all in order, with 100 in flight, flat memory and no warning of Node's", async () => {
      await withOrigin({ latency: 1, sizes: [8_192] }, async (origin) => {
        const urls = origin.pages(COUNT);
        const before = process.memoryUsage().rss;
        let seen = 0;
        let most = before;
        const pages = await download(urls, {
          concurrency: 100,
          workers: 2,
          onPage: () => {
            if (++seen % 200 === 0) most = Math.max(most, process.memoryUsage().rss);
          },
        });
        expect(seen).toBe(COUNT);
        expect(pages.map(({ url }) => url)).toEqual(urls);
        expect(new Set(pages.map(({ checksum }) => checksum)).size).toBe(COUNT);
        expect(pages[7_777]!.checksum).toBe(origin.expected(urls[7_777]!).checksum);
        const { requests, peakInFlight, peakSockets } = await origin.gauges();
        expect(requests).toBe(COUNT);
        expect(peakInFlight).toBeLessThanOrEqual(100);
        expect(peakInFlight).toBeGreaterThan(10);
        expect(peakSockets).toBeLessThanOrEqual(100);
        // All bodies together are 80 MiB; what grows may be buffers of those in flight and the pages.
        expect((most - before) / MiB).toBeLessThan(160);
        expect(warnings).toEqual([]);
      });
    }, 120_000);
  },
);
