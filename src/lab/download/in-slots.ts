import type { Page } from "./page.js";
import { together } from "./together.js";

/** Gets one page; slots count from 0. */
export type Get = (url: string, index: number, signal: AbortSignal, slot: number) => Promise<Page>;

/**
 * Gets every page with so many in flight: each slot takes the next url as soon as it is free. The
 * slots share one iterator, so no url is taken twice and no slot has a share of its own to finish.
 *
 * @throws The first failure, or the caller's reason to abort; nothing starts after it.
 */
export async function inSlots(
  urls: readonly string[],
  slots: number,
  signal: AbortSignal | undefined,
  get: Get,
): Promise<Page[]> {
  const pages = new Array<Page>(urls.length);
  const left = urls.entries();

  async function work(slot: number, signal: AbortSignal): Promise<void> {
    for (const [index, url] of left) {
      signal.throwIfAborted();
      pages[index] = await get(url, index, signal, slot);
    }
  }

  await together(signal, (signal) =>
    Array.from({ length: Math.min(slots, urls.length) }, (_, slot) => work(slot, signal)),
  );
  return pages;
}
