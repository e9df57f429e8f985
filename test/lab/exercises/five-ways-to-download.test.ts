import {
  createClient,
  type Download,
  eventLoop,
  type Page,
  together,
  visit,
} from "overlap/download";
import { sixthModel } from "overlap/exercises";
import { describe, expect, it } from "vitest";
import { attempt } from "./attempt.js";

const check = (answer: Download) => sixthModel.observe(answer, attempt);

const inBatches: Download = async (urls, options = {}) => {
  const { concurrency = 10, signal } = options;
  const client = createClient(concurrency, options);
  const pages: Page[] = [];
  const entries = [...urls.entries()];
  try {
    while (pages.length < urls.length) {
      const batch = entries.slice(pages.length, pages.length + concurrency);
      const fetchAll = (stop: AbortSignal) =>
        batch.map(([i, url]) => visit(client, url, i, { ...options, signal: stop }));
      pages.push(...(await together(signal, fetchAll)));
    }
    return pages;
  } finally {
    await client.destroy();
  }
};

/** As many chains as may be in flight, each of which takes every nth url. */
const inChains: Download = async (urls, options = {}) => {
  const { concurrency = 10, signal } = options;
  const client = createClient(concurrency, options);
  const pages: Page[] = [];
  const chain = async (first: number, stop: AbortSignal) => {
    for (let i = first; i < urls.length; i += concurrency) {
      pages[i] = await visit(client, urls[i]!, i, { ...options, signal: stop });
    }
  };
  try {
    await together(signal, (stop) =>
      Array.from({ length: concurrency }, (_, first) => chain(first, stop)),
    );
    return pages;
  } finally {
    await client.destroy();
  }
};

/** The batches, but each page is fetched by `get`. */
const withGet =
  (get: typeof visit): Download =>
  async (urls, options = {}) => {
    const client = createClient(4, options);
    const { concurrency = 4, signal } = options;
    const pages: Page[] = [];
    try {
      while (pages.length < urls.length) {
        const from = pages.length;
        const batch = urls.slice(from, from + concurrency);
        const fetchAll = (stop: AbortSignal) =>
          batch.map((url, i) => get(client, url, from + i, { ...options, signal: stop }));
        pages.push(...(await together(signal, fetchAll)));
      }
      return pages;
    } finally {
      await client.destroy();
    }
  };

describe("sixthModel", { timeout: 30_000 }, () => {
  it.each([
    ["batches", inBatches],
    ["chains", inChains],
    ["batches over a get of its own", withGet(visit)],
  ])("is passed by %s", async (_, answer) => {
    const { passed, observed } = await check(answer);
    expect(passed, observed).toBe(true);
  });

  const cache = new Map<string, Page>();
  const wrong: [string, string, Download][] = [
    [
      "the starter, which starts everything",
      "Start at most",
      async (urls, options = {}) => {
        const client = createClient(urls.length, options);
        const tasks = urls.map((url, i) => visit(client, url, i, options));
        const pages = await Promise.all(tasks);
        await client.destroy();
        return pages;
      },
    ],
    [
      "pages in the order in which they come",
      "in the order of the urls",
      async (urls, options = {}) => {
        const pages: Page[] = [];
        await inBatches(urls, {
          ...options,
          onPage: (page, i) => {
            pages.push(page);
            options.onPage?.(page, i);
          },
        });
        return pages;
      },
    ],
    [
      "heads whose bodies are not read",
      "in the order of the urls",
      withGet(async (client, url, index, { signal, onPage }) => {
        const { origin, pathname, search } = new URL(url);
        const path = pathname + search;
        const { headers, statusCode, body } = await client.request({
          origin,
          path,
          method: "GET",
          ...(signal && { signal }),
        });
        body.on("error", () => {}).destroy();
        const bytes = Number(headers["content-length"]);
        const page = { url, status: statusCode, bytes, wireBytes: bytes, checksum: "00000000" };
        onPage?.(page, index);
        return page;
      }),
    ],
    [
      "pages that are kept from an earlier download",
      "asks the origin for each page anew",
      withGet(async (client, url, index, options) => {
        const page = cache.get(url) ?? (await visit(client, url, index, options));
        if (cache.has(url)) options.onPage?.(page, index);
        cache.set(url, page);
        return page;
      }),
    ],
    [
      "one page after the other",
      "one after the other",
      (urls, options = {}) => inBatches(urls, { ...options, concurrency: 1 }),
    ],
    [
      "no word to onPage",
      "`onPage`",
      (urls, options = {}) => {
        const { onPage: _, ...others } = options;
        return inBatches(urls, others);
      },
    ],
    [
      "a failure that is swallowed",
      "Let the first failure through",
      (urls, options) => inBatches(urls, options).catch(() => []),
    ],
    [
      "an abort that is not heard",
      "Hand `visit` a signal",
      (urls, options = {}) => eventLoop(urls, { ...options, signal: undefined }),
    ],
    [
      "a client that is left open",
      "Close the client",
      async (urls, options = {}) => {
        const { concurrency = 10, signal } = options;
        const client = createClient(concurrency, options);
        const pages: Page[] = [];
        while (pages.length < urls.length) {
          const from = pages.length;
          const batch = urls.slice(from, from + concurrency);
          const fetchAll = (stop: AbortSignal) =>
            batch.map((url, i) => visit(client, url, from + i, { ...options, signal: stop }));
          pages.push(...(await together(signal, fetchAll)));
        }
        return pages;
      },
    ],
  ];

  it.each(wrong)("is not passed by %s, and hints: %s", async (_, words, answer) => {
    const { passed, observed, hint = 0 } = await check(answer);
    expect(passed, observed).toBe(false);
    expect(sixthModel.hints[hint], observed).toContain(words);
  });
});
