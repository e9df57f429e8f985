import {
  type Download,
  examine,
  models,
  type Page,
  type PromiseName,
  promises,
} from "overlap/download";
import { type Origin, startOrigin } from "overlap/origin";
import { createTracer } from "overlap/trace";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const names = Object.keys(promises) as PromiseName[];
let origin: Origin;

beforeAll(async () => {
  origin = await startOrigin({ latency: 5 });
});

afterAll(() => origin.close());

describe.each(Object.entries(models))("%s(urls, options)", (_name, { download, open, breaks }) => {
  // A pool where the model has one: what it promises it keeps again and again.
  let kept: Download = download;
  let close = async () => {};

  beforeAll(async () => {
    const pool = open?.({ concurrency: 4, workers: 2 });
    await pool?.ready();
    kept = pool?.download ?? download;
    close = pool?.close ?? close;
  });

  afterAll(() => close());

  it.each(names.filter((name) => !(name in breaks)))("is %s", async (name) => {
    expect(await examine(kept, name, origin)).toMatchObject({ kept: true });
  });

  const broken = Object.entries(breaks) as [PromiseName, string][];
  it.each(broken)("is not %s: %s", async (name) => {
    expect(await examine(kept, name, origin)).toMatchObject({ kept: false });
  });

  it("needs no pool to be complete, and tells of each page once", async () => {
    const seen = new Map<number, Page>();
    const urls = origin.pages(10);
    const pages = await download(urls, {
      concurrency: 3,
      onPage: (page, index) => {
        expect(seen.has(index)).toBe(false);
        seen.set(index, page);
      },
    });
    expect(pages.map(({ url }) => url)).toEqual(urls);
    expect(urls.map((_, i) => seen.get(i))).toEqual(pages);
    expect(pages).toEqual(
      urls.map((url) => {
        const { bytes, gzipBytes: wireBytes, checksum } = origin.expected(url);
        return { url, status: 200, bytes, wireBytes, checksum };
      }),
    );
  });

  it("records for each page a span of waiting, then one of working, in the same lane", async () => {
    const tracer = createTracer();
    await kept(origin.pages(8), { concurrency: 4, tracer });
    expect(tracer.spans).toHaveLength(16);
    for (let n = 0; n < 8; n++) {
      const spans = tracer.spans.filter(({ task }) => task === `page ${n}`);
      expect(spans.map(({ kind, outcome }) => [kind, outcome])).toEqual([
        ["waiting", "done"],
        ["working", "done"],
      ]);
      const [waiting, working] = spans;
      expect(waiting!.lane).toBe(working!.lane);
      expect(waiting!.lane).toMatch(/^(main|(slot|thread|process) \d+)$/);
      expect(waiting!.start).toBeLessThan(waiting!.end);
      expect(waiting!.end).toBeLessThanOrEqual(working!.start);
    }
  });

  it("gives nothing for nothing", async () => {
    await origin.reset();
    expect(await download([])).toEqual([]);
    expect((await origin.gauges()).requests).toBe(0);
  });

  it("starts nothing for a signal that has aborted already", async () => {
    await origin.reset();
    const reason = new Error("before the start");
    const signal = AbortSignal.abort(reason);
    await expect(kept(origin.pages(3), { concurrency: 3, signal })).rejects.toBe(reason);
    expect((await origin.gauges()).requests).toBe(0);
  });

  it("takes any deadline above 0, and no other", async () => {
    const never = { deadline: Number.POSITIVE_INFINITY };
    expect(await kept(origin.pages(2), never)).toHaveLength(2);
    for (const deadline of [0, -1, Number.NaN]) {
      const none = kept(origin.pages(2), { deadline });
      await expect(none).rejects.toThrow(`deadline must be milliseconds above 0, not ${deadline}`);
    }
  });

  it("fails with what onPage throws", async () => {
    const onPage = () => {
      throw new Error("no more room");
    };
    const options = { concurrency: 2, onPage };
    await expect(kept(origin.pages(3), options)).rejects.toThrow("no more room");
  });
});

describe.each(Object.entries(models).filter(([, { open }]) => open))(
  "%s(urls, { concurrency })",
  (_name, { download, open }) => {
    it.each([0, -1, 1.5, Number.NaN])("refuses a concurrency of %d", async (concurrency) => {
      await expect(download(origin.pages(1), { concurrency })).rejects.toThrow(
        `concurrency must be a whole number above 0, not ${concurrency}`,
      );
    });

    it("refuses more than its pool has", async () => {
      const pool = open!({ concurrency: 2 });
      try {
        const more = pool.download(origin.pages(1), { concurrency: 3 });
        await expect(more).rejects.toThrow("concurrency must be at most the pool's 2, not 3");
      } finally {
        await pool.close();
      }
    });
  },
);
