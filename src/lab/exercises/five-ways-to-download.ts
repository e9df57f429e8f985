import { type Download, examine, type PromiseName, promises } from "../download/index.js";
import type { Attempt, Exercise, Verdict } from "../lesson/index.js";
import { type Origin, withOrigin } from "../origin/index.js";
import { sleep } from "../time/index.js";

const names = Object.keys(promises) as PromiseName[];

/** In the order in which the starter's faults come to light, then the rest. */
const hints: Record<PromiseName | "fresh" | "tidy", string> = {
  bounded:
    "`map` over all urls starts everything at once. Start at most `options.concurrency` of them, and others when those have ended: a batch at a time, or one for each that ends.",
  overlapping:
    "One `await` for each page in a loop is one after the other. Start `concurrency` of them before you wait.",
  frugal:
    "After the first failure the others must be stopped, and none started. `together(signal, (stop) => tasks)` does both, if each task is given its `stop` as the signal.",
  stoppable:
    "Hand `visit` a signal that aborts when `options.signal` does: the one that `together` gives you, or `options.signal` itself.",
  tidy: "Close the client whatever happens: `try { ... } finally { await client.destroy(); }`.",
  thrifty: "Make one client for the whole download: `createClient(concurrency, options)`.",
  complete:
    "Give the pages back in the order of the urls, whichever comes first, as `visit` gives them: `Promise.all` and `together` keep the order of what they are given.",
  honest: "Let the first failure through, with the url in it, as `visit` throws it.",
  forthcoming: "`visit` calls `onPage` if it is among the options that you hand it.",
  fresh:
    "A download asks the origin for each page anew, once, and hands each one to `onPage` once, with the index of its url: give `visit` all the options.",
  responsive: "Nothing may hold the thread: no loop that waits, no call that blocks.",
};
const order = Object.keys(hints) as (keyof typeof hints)[];

/** Lesson 06: write a sixth model that keeps the contract. */
export const sixthModel: Exercise<Download> = {
  id: "sixth-model",
  expected: `it is ${names.join(", ")}, as the origin counts, and leaves no connection open.`,
  hints: Object.values(hints),
  deadline: 8000,
  observe: (download, attempt) =>
    withOrigin({ latency: 5 }, async (origin) => {
      const broken =
        (await notFresh(download, origin, attempt)) ||
        (await brokenPromise(download, origin, attempt)) ||
        (await notTidy(origin));
      const observed = `it keeps all ${names.length} promises, and its connections are closed.`;
      return broken ?? { passed: true, observed };
    }),
};

/** What the contract asks for beside the promises: each page anew, once, and `onPage` with its index. */
async function notFresh(download: Download, origin: Origin, attempt: Attempt) {
  const urls = origin.pages(7);
  const expected = urls.map((url) => origin.expected(url).checksum);
  for (const time of [1, 2]) {
    const told: string[] = [];
    const pages = await attempt(() =>
      download(urls, {
        concurrency: 3,
        onPage: ({ checksum }, index) => told.push(`${index} ${checksum}`),
      }),
    );
    const visits = Object.values(await origin.visits());
    const anew = visits.length === urls.length && visits.every((count) => count === time);
    const right = expected.filter((checksum, i) => pages?.[i]?.checksum === checksum).length;
    const rightlyTold = new Set(expected.map((checksum, i) => `${i} ${checksum}`));
    const heard = told.filter((page) => rightlyTold.delete(page)).length;
    if (right === urls.length && !anew) {
      return verdict(
        "fresh",
        `in ${time} downloads of ${urls.length} pages the origin was asked ${visits.reduce((sum, n) => sum + n, 0)} times.`,
      );
    }
    if (right < urls.length) {
      return verdict("complete", `${right} of ${urls.length} pages are right and in their place.`);
    }
    if (heard < urls.length || told.length > urls.length) {
      return verdict(
        "fresh",
        `onPage was called ${told.length} times for ${urls.length} pages, ${heard} times with a page and its index.`,
      );
    }
  }
  return undefined;
}

async function brokenPromise(download: Download, origin: Origin, attempt: Attempt) {
  let asked = names[0]!;
  const broken = async () => {
    for (const name of names) {
      asked = name;
      const { kept, observed } = await examine(download, name, origin, { deadline: 1000 });
      if (!kept) return observed;
    }
    return undefined;
  };
  const observed = await attempt(broken).catch((error: Error) => error.message);
  return observed && verdict(asked, `it is not ${asked}: ${observed}`);
}

/** The last examination ended a moment ago: the origin may still have to hear of it. */
async function notTidy(origin: Origin) {
  for (let look = 0; look < 40; look++) {
    const { socketsOpen } = await origin.gauges();
    if (socketsOpen === 0) return undefined;
    await sleep(25);
  }
  const { socketsOpen } = await origin.gauges();
  return verdict("tidy", `after its downloads, ${socketsOpen} connections are open.`);
}

function verdict(broken: keyof typeof hints, observed: string): Verdict {
  return { passed: false, observed, hint: order.indexOf(broken) };
}
