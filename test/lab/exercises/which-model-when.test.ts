import { chunks } from "overlap/download";
import { type Benchmark, type BenchReport, refereeBenchmark } from "overlap/exercises";
import { describe, expect, it } from "vitest";
import { attempt } from "./attempt.js";

const check = (answer: Benchmark) => refereeBenchmark.observe(answer, attempt);
const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0);

/** What can be wrong, one at a time. */
interface Faults {
  last?: boolean;
  session?: boolean;
  swallowed?: boolean;
  unread?: boolean;
  oneRound?: boolean;
  chunks?: boolean;
  start?: boolean;
  memory?: boolean;
  oneByOne?: boolean;
  open?: boolean;
  constant?: boolean;
}

const benchmark =
  (faults: Faults = {}): Benchmark =>
  async ({ urls, rounds, connect, openWorkers, clock }) => {
    const report: BenchReport = { loop: [], workers: [], bytes: 0, failed: [], memory: 0 };
    const pages = faults.last ? urls.slice(0, -1) : urls;
    const shared = faults.session ? undefined : connect();
    const get = async (url: string) => {
      const client = shared ?? connect();
      try {
        const page = await client.get(url);
        const bytes = faults.unread ? page.length : (await page.text()).length;
        report.bytes += bytes;
      } catch {
        if (!faults.swallowed) report.failed.push(url);
      }
    };
    let crew = faults.start ? undefined : await openWorkers(4);
    for (let round = 0; round < (faults.oneRound ? 1 : rounds); round++) {
      const loop = clock();
      if (faults.oneByOne) for (const url of pages) await get(url);
      else await Promise.all(pages.map(get));
      report.loop.push(faults.constant ? 3 : clock() - loop);
      const workers = clock();
      crew ??= await openWorkers(4);
      const parts = chunks(pages, faults.chunks ? pages.length / 4 : 4);
      await Promise.all(parts.map((part) => crew!.fetch(part)));
      report.workers.push(clock() - workers);
    }
    const held = crew!.memory();
    report.memory = faults.memory ? Math.max(...held) : sum(held);
    if (!faults.open) await Promise.all([shared?.close(), crew!.close()]);
    return report;
  };

describe("refereeBenchmark", () => {
  it("is passed by a benchmark with all flaws mended", async () => {
    const { passed, observed } = await check(benchmark());
    expect(passed, observed).toBe(true);
  });

  it("is passed by one that opens client and workers anew for each round", async () => {
    const { passed, observed } = await check(async (tools) => {
      const all: BenchReport = { loop: [], workers: [], bytes: 0, failed: [], memory: 0 };
      for (let round = 0; round < tools.rounds; round++) {
        const one = await benchmark()({ ...tools, rounds: 1 });
        all.loop.push(...one.loop);
        all.workers.push(...one.workers);
        all.bytes += one.bytes;
        all.failed = one.failed;
        all.memory = one.memory;
      }
      return all;
    });
    expect(passed, observed).toBe(true);
  });

  const planted: [keyof Faults, string][] = [
    ["last", "is never asked for"],
    ["session", "clients for"],
    ["swallowed", "0 are reported as failed"],
    ["unread", "0 bodies were read"],
    ["oneRound", "for 5 rounds"],
    ["chunks", "10 parts in a round"],
    ["start", "of which 1000 are their start"],
    ["memory", "the workers held 200000000"],
  ];
  it.each(planted)(
    "is not passed with the flaw %s left, and says what it sees",
    async (fault, seen) => {
      const { passed, observed } = await check(benchmark({ [fault]: true }));
      expect(passed).toBe(false);
      expect(observed).toContain("7 of 8 flaws are mended");
      expect(observed).toContain(seen);
    },
  );

  const innocent: [keyof Faults, string][] = [
    ["oneByOne", "at most 1 requests were in flight"],
    ["open", "2 of 2 are left open"],
    ["constant", "a time is shorter than what was done in it"],
  ];
  it.each(innocent)("is not passed when what was right is spoiled: %s", async (fault, seen) => {
    const { passed, observed } = await check(benchmark({ [fault]: true }));
    expect(passed).toBe(false);
    expect(observed).toContain("something that was right");
    expect(observed).toContain(seen);
  });

  it("is not passed by a total to which is added over an await, and says why", async () => {
    const { passed, observed, hint } = await check(async (tools) => {
      const report = await benchmark()(tools);
      return { ...report, bytes: report.bytes / 38 };
    });
    expect(passed).toBe(false);
    expect(observed).toContain("one that was not planted");
    expect(refereeBenchmark.hints[hint ?? 0]).toContain("Await first, add then");
  });

  it("is not passed by heads that are counted, with one body read for show", async () => {
    const { passed, observed } = await check(async (tools) => {
      const client = tools.connect();
      await (await client.get(tools.urls[0]!)).text();
      await client.close();
      return benchmark({ unread: true })(tools);
    });
    expect(passed).toBe(false);
    expect(observed).toContain("1 bodies were read");
  });

  it("finds all eight flaws in the starter, and hints at the first", async () => {
    const all = { last: true, session: true, swallowed: true, unread: true };
    const rest = { oneRound: true, chunks: true, start: true, memory: true, open: true };
    const { passed, observed, hint } = await check(benchmark({ ...all, ...rest, chunks: false }));
    expect(passed).toBe(false);
    expect(observed).toContain("1 of 8 flaws are mended");
    expect(refereeBenchmark.hints[hint ?? 0]).toContain("everything but the last one");
  });

  it("says that there is no report to an answer that gives none", async () => {
    const { passed, observed } = await check(async () => ({}) as BenchReport);
    expect(passed).toBe(false);
    expect(observed).toContain("no report");
  });
});
