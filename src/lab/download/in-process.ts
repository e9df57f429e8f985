import { toDeadline } from "./deadline.js";
import type { DownloadOptions } from "./download.js";
import { DownloadError } from "./download-error.js";
import type { DownloadProcess } from "./download-process.js";
import { unpack } from "./errand.js";
import type { Page } from "./page.js";

/** Longer than any request takes that keeps its deadline. */
const GRACE_MS = 5_000;

/** A url and its place among all. */
export type Entry = readonly [index: number, url: string];

/**
 * As {@link visit} for each of several pages, but in another process, with so many in flight there.
 * Pages come back as they complete.
 *
 * @throws The first failure; a DownloadError for the first page that is missing when the process dies.
 */
export async function visitInProcess(
  member: DownloadProcess,
  entries: readonly Entry[],
  inFlight: number,
  { signal, tracer, deadline, onPage }: DownloadOptions,
): Promise<Page[]> {
  const pages = new Array<Page | undefined>(entries.length).fill(undefined);
  const failures: unknown[] = [];
  const traced = tracer !== undefined;
  const time = toDeadline(deadline);
  const errands = entries.map(([index, url]) => ({ index, url, deadline: time, traced }));
  const patience = toDeadline(time + GRACE_MS);
  const chunk = { errands, inFlight, signal, patience };
  const died = await member
    .run({
      ...chunk,
      onResult(result, n) {
        try {
          const page = unpack(result, tracer);
          pages[n] = page;
          onPage?.(page, entries[n]![0]);
        } catch (error) {
          failures.push(error);
        }
      },
    })
    .catch((error: Error) => error);
  if (failures.length > 0) throw failures[0];
  if (died) {
    const [, url] = entries[pages.indexOf(undefined)] ?? entries[0]!;
    throw new DownloadError("worker", url, died.message, { cause: died });
  }
  return pages as Page[];
}
