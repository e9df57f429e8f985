import type { Exercise, Verdict } from "../lesson/index.js";

/** A page on its way: its head is there, its body is not. */
export interface BenchPage {
  /** What the head says of the body, which is packed. */
  length: number;
  /** The body, unpacked. */
  text(): Promise<string>;
}

export interface BenchClient {
  /** Rejects where there is no such page. */
  get(url: string): Promise<BenchPage>;
  close(): Promise<void>;
}

export interface BenchWorkers {
  /** One worker downloads these urls; the next free one is taken. */
  fetch(urls: readonly string[]): Promise<void>;
  /** The bytes that each worker holds. */
  memory(): number[];
  close(): Promise<void>;
}

/** All that a benchmark is given. */
export interface BenchTools {
  urls: readonly string[];
  /** How often each model is to be measured. */
  rounds: number;
  /** Opens a client; it may have any number of requests in flight. */
  connect(): BenchClient;
  /** Starts so many processes. */
  openWorkers(count: number): Promise<BenchWorkers>;
  /** Milliseconds. */
  clock(): number;
}

export interface BenchReport {
  /** Milliseconds of each round on one event loop. */
  loop: number[];
  /** Milliseconds of each round in four workers. */
  workers: number[];
  /** Bytes of all bodies that the loop has read, over all rounds. */
  bytes: number;
  /** The urls that could not be had. */
  failed: string[];
  /** Bytes that the workers held. */
  memory: number;
}

/** A report in which nothing is filled in yet. */
export function emptyReport(): BenchReport {
  return { loop: [], workers: [], bytes: 0, failed: [], memory: 0 };
}

/** What the learner repairs: a benchmark of one event loop against four processes. */
export type Benchmark = (tools: BenchTools) => Promise<BenchReport>;

const WORKERS = 4;
const URLS = 40;
const ROUNDS = 5;
const START = 1000;
const MEMORY = [50, 41, 62, 47].map((megabytes) => megabytes * 1_000_000);
const isBroken = (n: number) => n === 6 || n === 23;

const hints = {
  broken:
    "The benchmark must still measure both models and give a report: start from the given code.",
  last: "`slice(0, -1)` is everything but the last one. It looks like the end, and is not.",
  session: "A client for every request opens a connection for every request. Open one for all.",
  swallowed: "A page that failed is no page. Note its url in `failed`, and go on with the others.",
  unread: "`length` is what the head promises. Read the body, `await page.text()`, and count that.",
  lost: "`total += await size` reads the total before it waits, and others add to it meanwhile: lesson 11. Await first, add then.",
  rounds: "One run is an anecdote. Measure both models in each of `rounds` rounds.",
  chunks: "`chunks(urls, count)` takes the number of chunks. As many as there are workers.",
  start:
    "`openWorkers` takes its time before any work is done. Open them before the clock is read.",
  memory: "Four processes are there at once, so what they hold adds up.",
  overlap: "Nothing was wrong with `Promise.all`: the loop is meant to have all pages in flight.",
  closed: "Close what you have opened, the client and the workers.",
};
type Finding = keyof typeof hints;
const order = Object.keys(hints) as Finding[];
const planted: readonly Finding[] = [
  "last",
  "session",
  "swallowed",
  "unread",
  "rounds",
  "chunks",
  "start",
  "memory",
];

/** Lesson 15: referee a benchmark with eight planted flaws. */
export const refereeBenchmark: Exercise<Benchmark> = {
  id: "referee-benchmark",
  expected: `all ${planted.length} flaws are mended, and what was right is as it was.`,
  hints: Object.values(hints),
  async observe(benchmark, attempt) {
    const stage = createStage();
    const report = await attempt(() => benchmark(stage.tools));
    const found = stage.judge(report);
    const open = planted.filter((name) => found[name] !== undefined);
    const spoiled = order.find((name) => !planted.includes(name) && found[name] !== undefined);
    const mended = planted.length - open.length;
    const first = spoiled ?? open[0];
    if (first === undefined) {
      return { passed: true, observed: `all ${planted.length} flaws are mended, nothing else is.` };
    }
    const where = whatOf(spoiled);
    return {
      passed: false,
      observed: `${mended} of ${planted.length} flaws are mended; ${where}: ${found[first]}.`,
      hint: order.indexOf(first),
    } satisfies Verdict;
  },
};

function whatOf(spoiled: Finding | undefined): string {
  if (spoiled === "lost") return "but there is one that was not planted";
  return spoiled ? "but something that was right is not any more" : "for one";
}

type Findings = Partial<Record<Finding, string>>;

/** A make-believe network, with a clock that moves by what is done: the same on every machine. */
function createStage(): { tools: BenchTools; judge(report: BenchReport): Findings } {
  const urls = Array.from({ length: URLS }, (_, n) => `https://example.org/${n}`);
  const broken = urls.filter((_, n) => isBroken(n));
  const body = (url: string) => `${url} `.repeat(10 + (url.length % 7));
  const asked: string[] = [];
  const read: string[] = [];
  const parts: (readonly string[])[] = [];
  let [time, inFlight, peak, clients, crews, open] = [0, 0, 0, 0, 0, 0];

  const tools: BenchTools = {
    urls,
    rounds: ROUNDS,
    clock: () => time,
    connect() {
      clients += 1;
      open += 1;
      return {
        async get(url) {
          asked.push(url);
          peak = Math.max(peak, ++inFlight);
          await pause();
          inFlight -= 1;
          time += 1;
          if (broken.includes(url)) throw new Error(`${url}: no such page`);
          const text = async () => {
            await pause();
            read.push(url);
            return body(url);
          };
          return { length: Math.ceil(body(url).length / 4), text };
        },
        close: once(() => {
          open -= 1;
        }),
      };
    },
    async openWorkers(count) {
      await pause();
      time += START;
      crews += 1;
      open += 1;
      let alive = true;
      return {
        async fetch(part) {
          parts.push([...part]);
          await pause();
          time += part.length;
        },
        memory: () => (alive ? Array.from({ length: count }, (_, i) => MEMORY[i % 4]!) : []),
        close: once(() => {
          alive = false;
          open -= 1;
        }),
      };
    },
  };

  function judge(report: BenchReport): Findings {
    const { loop, workers } = report ?? {};
    if (!isTimes(loop) || !isTimes(workers) || asked.length === 0 || parts.length === 0) {
      return { broken: "there is no report with times of both models" };
    }
    const rounds = Math.max(1, Math.min(loop.length, workers.length));
    const fetched = parts.flat();
    const last = urls[URLS - 1]!;
    const bytes = urls
      .filter((url) => !broken.includes(url))
      .reduce((sum, url) => sum + asked.filter((one) => one === url).length * body(url).length, 0);
    const all = MEMORY.reduce((sum, bytes) => sum + bytes, 0);
    const findings: Findings = {
      ...((!asked.includes(last) || !fetched.includes(last)) && {
        last: `${last} is never asked for by both models`,
      }),
      ...(clients > rounds && { session: `${clients} clients for ${asked.length} requests` }),
      ...(!sameSet(report.failed, broken) && {
        swallowed: `${broken.length} pages could not be had, and ${report.failed?.length ?? 0} are reported as failed`,
      }),
      ...(read.length < asked.length - rounds * broken.length && {
        unread: `${read.length} bodies were read, of ${asked.length} pages`,
      }),
      ...(report.bytes !== bytes && {
        [read.length === 0 ? "unread" : "lost"]:
          `${read.length} bodies were read, ${report.bytes} bytes are reported, and the bodies hold ${bytes}`,
      }),
      ...((loop.length !== ROUNDS ||
        workers.length !== ROUNDS ||
        asked.length < ROUNDS * (URLS - 1)) && {
        rounds: `${asked.length} requests and ${loop.length} times of the loop, for ${ROUNDS} rounds`,
      }),
      ...(parts.length !== rounds * WORKERS && {
        chunks: `the workers are sent ${parts.length / rounds} parts in a round, and there are ${WORKERS} workers`,
      }),
      ...(workers.some((ms) => ms >= START) && {
        start: `a round of the workers takes ${Math.max(...workers)} ms, of which ${START} are their start`,
      }),
      ...(report.memory !== all && {
        memory: `${report.memory} bytes are reported, and the workers held ${all}`,
      }),
      ...(peak < URLS - 1 && { overlap: `at most ${peak} requests were in flight` }),
      ...(open > 0 &&
        clients <= rounds && { closed: `${open} of ${clients + crews} are left open` }),
      ...([...loop, ...workers].some((ms) => ms < URLS - 1) && {
        broken: "a time is shorter than what was done in it",
      }),
    };
    return findings;
  }
  return { tools, judge };
}

function isTimes(times: unknown): times is number[] {
  return Array.isArray(times) && times.length > 0 && times.every(Number.isFinite);
}

function sameSet(some: unknown, others: readonly string[]): boolean {
  if (!Array.isArray(some)) return false;
  const set = new Set(some);
  return set.size === others.length && others.every((one) => set.has(one));
}

function once(close: () => void): () => Promise<void> {
  let closed = false;
  return async () => {
    if (!closed) close();
    closed = true;
  };
}

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
