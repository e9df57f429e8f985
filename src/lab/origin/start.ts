import { isRefused, type PageOverrides, pagePath } from "./address.js";
import { type Channel, openChannel } from "./channel.js";
import type { Ready } from "./control.js";
import { type ExpectedPage, expectedPage } from "./expected.js";
import type { Arrival, Gauges } from "./gauges.js";
import { type OriginOptions, type Settings, toSettings } from "./options.js";

/** The local web that lessons download from: a process of its own. */
export interface Origin {
  /** Where it listens, without a slash at the end: `http://127.0.0.1:40123`. */
  readonly url: string;
  /** The number of its process. */
  readonly pid: number;
  /** PEM of the authority that clients must trust; undefined for plain HTTP. */
  readonly ca: string | undefined;
  /** The url of page n (from 0). @throws RangeError when there is no such page or override. */
  page(n: number, overrides?: PageOverrides): string;
  /** The urls of the pages 0 to `count` - 1. */
  pages(count: number, overrides?: PageOverrides): string[];
  /** What a page holds when nothing goes wrong. @throws RangeError when it is not a page of the origin. */
  expected(url: string): ExpectedPage;
  /** What was counted since the start or the last `reset()`. @throws OriginError when the process has ended. */
  gauges(): Promise<Gauges>;
  /** The requests in the order in which they came, the first 100,000 of them. */
  arrivals(): Promise<Arrival[]>;
  /** How many requests came for each path. */
  visits(): Promise<Record<string, number>>;
  /** Forgets what was counted, and which requests have failed. */
  reset(): Promise<void>;
  /** Ends the process and waits until it is gone. A second call does nothing. */
  close(): Promise<void>;
}

/**
 * Starts an origin that lives until `close()` or until this program ends, however it ends. It does
 * not keep the program alive.
 *
 * @throws TypeError when an option is wrong, in one line that names it.
 * @throws OriginError when the process cannot start.
 */
export async function startOrigin(options: OriginOptions = {}): Promise<Origin> {
  const settings = toSettings(options);
  const channel = openChannel(new URL("./origin.child.js", import.meta.url));
  try {
    return toOrigin(settings, channel, await channel.ask("start", { settings }));
  } catch (error) {
    await channel.close();
    throw error;
  }
}

/** Starts an origin, uses it, and ends it whatever came of the use. */
export async function withOrigin<T>(
  options: OriginOptions,
  use: (origin: Origin) => Promise<T> | T,
): Promise<T> {
  const origin = await startOrigin(options);
  try {
    return await use(origin);
  } finally {
    await origin.close();
  }
}

function toOrigin(settings: Settings, channel: Channel, ready: Ready): Origin {
  const scheme = settings.protocol === "http" ? "http" : "https";
  const url = `${scheme}://127.0.0.1:${ready.port}`;
  const nowhere = `${scheme}://127.0.0.1:${ready.refusedPort}`;
  const page = (n: number, overrides?: PageOverrides) =>
    (isRefused(settings, n, overrides) ? nowhere : url) + pagePath(n, overrides);
  const arrivals = () => channel.ask("arrivals");
  return {
    url,
    pid: channel.pid,
    ca: ready.ca,
    page,
    pages: (count, overrides) => Array.from({ length: count }, (_, n) => page(n, overrides)),
    expected: (url) => expectedPage(settings, url),
    gauges: () => channel.ask("gauges"),
    arrivals,
    async visits() {
      const visits: Record<string, number> = {};
      for (const { path } of await arrivals()) visits[path] = (visits[path] ?? 0) + 1;
      return visits;
    },
    async reset() {
      await channel.ask("reset");
    },
    close: () => channel.close(),
  };
}
