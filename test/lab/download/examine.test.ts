import { once } from "node:events";
import { connect } from "node:net";
import { type Download, eventLoop, examine, examineModel, models } from "overlap/download";
import { type Origin, startOrigin } from "overlap/origin";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let origin: Origin;

beforeAll(async () => {
  origin = await startOrigin({ latency: 5 });
});

afterAll(() => origin.close());

describe("examineModel(model, origin)", () => {
  it("asks for every promise, in their order", async () => {
    const examined = await examineModel(models.eventLoop, origin);
    expect(examined.map(({ promise }) => promise).slice(0, 3)).toEqual([
      "complete",
      "honest",
      "forthcoming",
    ]);
    expect(examined.every(({ kept, excuse }) => kept && excuse === undefined)).toBe(true);
  });

  it("gives the model's excuse beside what was seen", async () => {
    const names = ["bounded"] as const;
    const [bounded] = await examineModel(models.unbounded, origin, { names });
    expect(bounded).toMatchObject({ promise: "bounded", kept: false });
    expect(bounded!.excuse).toContain("all requests start at once");
  });

  it("finds that a model does not keep what it says it keeps", async () => {
    const loose: Download = (urls, options) => eventLoop(urls, { ...options, concurrency: 40 });
    const model = { title: "loose", download: loose, breaks: {} };
    const [bounded] = await examineModel(model, origin, { names: ["bounded"] });
    expect(bounded).toMatchObject({ kept: false, excuse: undefined });
  });

  it("uses the pool that it is given, and leaves it open", async () => {
    const pool = models.eventLoop.open!({ concurrency: 4 });
    await examineModel(models.eventLoop, origin, { names: ["complete"], pool });
    expect(await pool.download(origin.pages(2))).toHaveLength(2);
    await pool.close();
  });

  it("waits no longer than its deadline for a model that cannot be stopped", async () => {
    const deadline = 200;
    const names = ["overlapping"] as const;
    const [overlapping] = await examineModel(models.sequential, origin, { names, deadline });
    expect(overlapping!.kept).toBe(false);
  });
});

describe("examine(download, promise, origin)", () => {
  it("does not count what had been sent before", async () => {
    const late = new URL(origin.page(7, { failure: "hang" }));
    const socket = connect(Number(late.port), late.hostname);
    await once(socket, "connect");
    try {
      const examining = examine(eventLoop, "frugal", origin);
      socket.write(`GET ${late.pathname}${late.search} HTTP/1.1\r\nHost: origin\r\n\r\n`);
      expect(await examining).toMatchObject({ kept: true });
    } finally {
      socket.destroy();
    }
  });
});
