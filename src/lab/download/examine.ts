import type { Origin } from "../origin/index.js";
import { sleep } from "../time/index.js";
import type { Download, DownloadOptions } from "./download.js";
import type { PromiseName } from "./promises.js";

/** Whether a promise was kept, and what was seen of it. */
export interface Finding {
  kept: boolean;
  /** For people: `4 in flight where 4 were allowed`. */
  observed: string;
}

/** Every examination allows so many requests in flight. */
const CONCURRENCY = 4;

/** In one turn of its loop the origin accepts a connection, in the next it reads the request. */
const TURNS = 3;

export interface ExamineOptions {
  /**
   * Milliseconds after which a request that never gets an answer fails, default 3000: so long takes
   * the examination of a model that cannot be stopped. Keep it longer than your machine takes to abort.
   */
  deadline?: number;
}

/**
 * Finds out whether a download keeps a promise, by what the origin counted and by the order of
 * events, never by the time that passed. The origin's gauges are reset.
 *
 * @param download A model's function, a pool's, or one of your own.
 */
export async function examine(
  download: Download,
  promise: PromiseName,
  origin: Origin,
  { deadline = 3_000 }: ExamineOptions = {},
): Promise<Finding> {
  // What was sent before may still be on its way, and would be counted as this download's.
  for (let turn = 0; turn < TURNS; turn += 1) await origin.gauges();
  await origin.reset();
  return examinations[promise](download, origin, deadline);
}

type Examination = (download: Download, origin: Origin, deadline: number) => Promise<Finding>;

const examinations: Record<PromiseName, Examination> = {
  async complete(download, origin) {
    // The first pages take longest: the order of completion is not the order of the urls.
    const urls = Array.from({ length: 13 }, (_, n) => origin.page(n, { latency: 65 - 5 * n }));
    const pages = await download(urls, { concurrency: CONCURRENCY });
    const right = urls.filter((url, i) => {
      const { bytes, checksum } = origin.expected(url);
      const page = pages[i];
      return page?.url === url && page.bytes === bytes && page.checksum === checksum;
    });
    const kept = pages.length === urls.length && right.length === urls.length;
    return { kept, observed: `${right.length} of ${urls.length} pages right and in their place` };
  },

  async honest(download, origin) {
    const bad = origin.page(5, { failure: "status", status: 503, latency: 0 });
    const urls = origin.pages(12, { latency: 20 });
    urls[5] = bad;
    const error = await failureOf(download(urls, { concurrency: CONCURRENCY }));
    return { kept: String(error).includes(bad), observed: `${error ?? "no failure"}` };
  },

  async forthcoming(download, origin, deadline) {
    const urls = [0, 1, 2].map((n) => origin.page(n, { latency: 0 }));
    urls.push(origin.page(3, { failure: "hang" }));
    const seen: number[] = [];
    const onPage = (_page: unknown, index: number) => seen.push(index);
    await abortWhen(async () => seen.length === 3, download, urls, { onPage, deadline });
    const kept = seen.sort().join() === "0,1,2";
    return { kept, observed: `pages ${seen.join(", ") || "none"} while page 3 did not come` };
  },

  async overlapping(download, origin, deadline) {
    const urls = origin.pages(2 * CONCURRENCY, { failure: "hang" });
    await abortWhen(async () => (await origin.gauges()).inFlight > 1, download, urls, { deadline });
    const { peakInFlight } = await origin.gauges();
    return { kept: peakInFlight > 1, observed: `${peakInFlight} in flight` };
  },

  async bounded(download, origin) {
    await download(origin.pages(40, { latency: 20 }), { concurrency: CONCURRENCY });
    const { peakInFlight } = await origin.gauges();
    const observed = `${peakInFlight} in flight where ${CONCURRENCY} were allowed`;
    return { kept: peakInFlight <= CONCURRENCY, observed };
  },

  async thrifty(download, origin) {
    await download(origin.pages(40, { latency: 20 }), { concurrency: CONCURRENCY });
    const { socketsOpened } = await origin.gauges();
    const observed = `${socketsOpened} connections for ${CONCURRENCY} requests at a time`;
    return { kept: socketsOpened <= CONCURRENCY, observed };
  },

  async frugal(download, origin, deadline) {
    const urls = origin.pages(20, { failure: "hang" });
    // Late enough that whatever would start at once has started.
    urls[0] = origin.page(0, { failure: "status", latency: 20 });
    const { late } = await abortWhen(async () => false, download, urls, { deadline });
    const { requests } = await origin.gauges();
    const first = `${requests} requests where ${CONCURRENCY} were allowed at a time, and the first failed`;
    const observed = late ? `${first}; the others went on to their deadline` : first;
    return { kept: requests <= CONCURRENCY && !late, observed };
  },

  async stoppable(download, origin, deadline) {
    const urls = origin.pages(2 * CONCURRENCY, { failure: "hang" });
    const inFlight = async () => (await origin.gauges()).inFlight > 0;
    const { error, late } = await abortWhen(inFlight, download, urls, { deadline });
    const observed = late ? "the requests went on to their deadline" : `${error ?? "no failure"}`;
    return { kept: error === ENOUGH && !late, observed };
  },

  async responsive(download, origin) {
    let turns = 0;
    let turnsBefore = 0;
    const timer = setInterval(() => turns++, 1);
    try {
      const onPage = () => {
        turnsBefore = turns;
      };
      const urls = origin.pages(6, { latency: 20 });
      await download(urls, { concurrency: CONCURRENCY, onPage });
    } finally {
      clearInterval(timer);
    }
    return { kept: turnsBefore > 0, observed: `a timer fired ${turnsBefore} times` };
  },
};

const ENOUGH = new Error("aborted while in flight");

/**
 * Aborts a download once something has happened. Gives its failure, and whether that came only
 * after a request that began with the download would have met its deadline.
 */
async function abortWhen(
  happened: () => Promise<boolean>,
  download: Download,
  urls: readonly string[],
  options: DownloadOptions & { deadline: number },
): Promise<{ error: unknown; late: boolean }> {
  const stop = new AbortController();
  const limits = { concurrency: CONCURRENCY, signal: stop.signal };
  let over = false;
  let late = false;
  const timer = setTimeout(() => {
    late = true;
  }, options.deadline);
  try {
    const failure = failureOf(download(urls, { ...options, ...limits })).finally(() => {
      over = true;
    });
    while (!over && !(await happened())) await sleep(5);
    stop.abort(ENOUGH);
    return { error: await failure, late };
  } finally {
    clearTimeout(timer);
  }
}

function failureOf(download: Promise<unknown>): Promise<unknown> {
  return download.then(
    () => undefined,
    (error: unknown) => error,
  );
}
