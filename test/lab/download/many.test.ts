import { eventLoop, processesEventLoop, threadsEventLoop } from "overlap/download";
import { withOrigin } from "overlap/origin";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const COUNT = 10_000;
const MiB = 1024 * 1024;
const warnings: Error[] = [];
const warn = (warning: Error) => warnings.push(warning);

/** Bytes of JavaScript values and of buffers, which are not on the heap. */
function memoryInUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

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
      await withOrigin({ latency: 1, sizes: [16_384] }, async (origin) => {
        const urls = origin.pages(COUNT);
        const floors = [Infinity, Infinity, Infinity, Infinity];
        let seen = 0;
        const pages = await download(urls, {
          concurrency: 100,
          workers: 2,
          onPage: () => {
            const quarter = Math.floor((4 * seen++) / COUNT);
            if (seen % 20 === 0) floors[quarter] = Math.min(floors[quarter]!, memoryInUse());
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
        // What is in use after a collection. The bodies of three quarters are 117 MiB.
        expect((floors[3]! - floors[0]!) / MiB).toBeLessThan(50);
        expect(warnings).toEqual([]);
      });
    }, 120_000);
  },
);
