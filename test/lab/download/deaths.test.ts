import {
  type Download,
  DownloadError,
  openProcesses,
  openProcessesEventLoop,
  openThreads,
  openThreadsEventLoop,
  type ProcessPool,
  type ThreadPool,
} from "overlap/download";
import { type Origin, startOrigin } from "overlap/origin";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gaugesWhere } from "../origin/gauges-where.js";

let origin: Origin;

beforeAll(async () => {
  origin = await startOrigin({ latency: 1 });
});

afterAll(() => origin.close());

/** Starts four requests that never end, does something to the pool, and gives back the failure. */
async function whileInFlight(download: Download, happening: () => unknown): Promise<unknown> {
  const urls = origin.pages(8, { failure: "hang" });
  const failure = download(urls).catch((error: unknown) => error);
  const { inFlight } = await gaugesWhere(origin, ({ inFlight }) => inFlight === 4);
  expect(inFlight).toBe(4);
  await happening();
  return failure;
}

async function expectDeath(error: unknown, words: RegExp): Promise<void> {
  expect(error).toBeInstanceOf(DownloadError);
  expect(error).toMatchObject({ kind: "worker", message: expect.stringMatching(words) });
  expect(origin.pages(8, { failure: "hang" })).toContain((error as DownloadError).url);
  expect((await gaugesWhere(origin, ({ inFlight }) => inFlight === 0)).inFlight).toBe(0);
}

async function expectWhole(download: Download): Promise<void> {
  const urls = origin.pages(8);
  expect((await download(urls)).map(({ url }) => url)).toEqual(urls);
}

const threadPools: [string, () => ThreadPool][] = [
  ["openThreads", () => openThreads({ concurrency: 4 })],
  ["openThreadsEventLoop", () => openThreadsEventLoop({ concurrency: 4, workers: 2 })],
];

describe.each(threadPools)("%s()", (_name, open) => {
  it("names the url of a thread that dies, and has another in its place", async () => {
    const pool = open();
    try {
      await pool.ready();
      const [victim] = pool.threads;
      const before = pool.threads.length;
      const error = await whileInFlight(pool.download, () => victim!.terminate());
      await expectDeath(error, /its thread has ended: worker exited with code: 1/);
      await expectWhole(pool.download);
      expect(pool.threads).toHaveLength(before);
      expect(pool.threads).not.toContain(victim);
    } finally {
      await pool.close();
    }
  });
});

const processPools: [string, () => ProcessPool][] = [
  ["openProcesses", () => openProcesses({ concurrency: 4 })],
  ["openProcessesEventLoop", () => openProcessesEventLoop({ concurrency: 4, workers: 2 })],
];

describe.each(processPools)("%s()", (_name, open) => {
  it("names the url of a process that is killed, and has another in its place", async () => {
    const pool = open();
    try {
      await pool.ready();
      const [victim] = pool.pids;
      const before = pool.pids.length;
      const error = await whileInFlight(pool.download, () => process.kill(victim!, "SIGKILL"));
      await expectDeath(error, /its process \d+ has ended with SIGKILL/);
      await expectWhole(pool.download);
      expect(pool.pids).toHaveLength(before);
      expect(pool.pids).not.toContain(victim);
    } finally {
      await pool.close();
    }
  });
});

describe("openProcessesEventLoop()", () => {
  it.runIf(process.platform !== "win32")(
    "does not wait for ever for one that is stuck",
    async () => {
      const pool = openProcessesEventLoop({ concurrency: 4, workers: 2 });
      try {
        await pool.ready();
        const [victim] = pool.pids;
        const download: Download = (urls) => pool.download(urls, { deadline: 1_500 });
        process.kill(victim!, "SIGSTOP");
        const urls = origin.pages(4);
        const error = await download(urls).catch((error: unknown) => error);
        expect(error).toMatchObject({ kind: "worker", message: expect.stringMatching(/SIGKILL/) });
      } finally {
        await pool.close();
      }
    },
  );
});
