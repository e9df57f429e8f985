import { type Download, DownloadError, models } from "overlap/download";
import { type FailureKind, type Origin, startOrigin } from "overlap/origin";
import { createTracer } from "overlap/trace";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** Each failure of the origin, and the kinds of error that it may be told as. */
const faults: [FailureKind, RegExp][] = [
  ["status", /^status$/],
  ["refused", /^refused$/],
  ["reset", /^reset$/],
  ["reset-body", /^truncated$/],
  ["hang", /^timeout$/],
  ["hang-body", /^timeout$/],
  ["drip", /^timeout$/],
  ["truncated", /^truncated$/],
  ["wrong-gzip", /^encoding$/],
];
/** For requests that would never end; all others have time enough on a busy machine. */
const DEADLINE = 600;
const BAD = 3;

let origin: Origin;

beforeAll(async () => {
  origin = await startOrigin({ latency: 1, drip: { bytes: 16, every: 20 } });
});

afterAll(() => origin.close());

describe.each(Object.entries(models))("%s(urls)", (_name, { download, open }) => {
  let kept: Download = download;
  let close = async () => {};

  beforeAll(async () => {
    const pool = open?.({ concurrency: 4, workers: 2 });
    await pool?.ready();
    kept = pool?.download ?? download;
    close = pool?.close ?? close;
  });

  afterAll(() => close());

  it.each(faults)(
    "tells of %s by an error that names the url and the kind",
    async (fault, kind) => {
      const urls = origin.pages(6);
      const url = origin.page(BAD, { failure: fault });
      urls[BAD] = url;
      const tracer = createTracer();
      const seen: number[] = [];
      const error = await kept(urls, {
        concurrency: 4,
        ...(kind.test("timeout") ? { deadline: DEADLINE } : {}),
        tracer,
        onPage: (_page, index) => seen.push(index),
      }).catch((error: unknown) => error);

      expect(error).toBeInstanceOf(DownloadError);
      expect(error).toMatchObject({ url, kind: expect.stringMatching(kind) });
      expect(String(error)).toMatch(`DownloadError: ${url}: `);
      if (fault === "status") expect(error).toMatchObject({ status: 500 });

      expect(seen).not.toContain(BAD);
      const done = tracer.spans.filter((s) => s.outcome === "done" && s.kind === "working");
      expect(seen.map((n) => `page ${n}`).sort()).toEqual(done.map(({ task }) => task).sort());
      const failed = tracer.spans.filter(({ outcome }) => outcome === "failed");
      expect(failed.map(({ task }) => task)).toEqual([`page ${BAD}`]);
    },
  );

  it("goes on with a pool that has met failures", async () => {
    const urls = origin.pages(8);
    const pages = await kept(urls, { concurrency: 4 });
    expect(pages.map(({ url }) => url)).toEqual(urls);
  });
});
